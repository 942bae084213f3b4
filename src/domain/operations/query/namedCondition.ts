/** The conditions that the database knows by name (`src/database/community/visibility/conditions.ts`). */
export type ConditionName =
  | 'visibleDiary'
  | 'visiblePost'
  | 'visibleComment'
  | 'visibleMember'
  | 'photoOfVisibleDiary'
  | 'shownImage'
  | 'likeOfVisible'
  | 'bookmarkOfVisible';

/**
 * A condition of an access rule that a filter of Payload cannot say, because it asks other tables. It is a class, so that
 * no input of a client can be one.
 */
export class NamedCondition {
  readonly name: ConditionName;
  /** The id of the user who reads; 0 for nobody. */
  readonly reader: number;

  constructor(name: ConditionName, reader: number) {
    this.name = name;
    this.reader = reader;
  }
}

/** The documents that meet a condition for a reader, as a part of an access rule. */
export function meets(name: ConditionName, reader: number): { id: { in: NamedCondition[] } } {
  return { id: { in: [new NamedCondition(name, reader)] } };
}
