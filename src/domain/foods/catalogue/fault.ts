/** A fault in the shipped catalogue that must be fixed before a release. */
export interface CatalogueFault {
  /** The slug or the code of the faulty entry. */
  readonly where: string;
  /** A stable code for the kind of fault. */
  readonly code: string;
  readonly detail?: string;
}
