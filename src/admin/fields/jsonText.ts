import type { LocalizedText } from '../../domain/language.ts';

/**
 * Formats JSON for people; returns an empty text for a field without a value. PostgreSQL stores the members of an
 * object in its own order, so they are sorted here.
 */
export function prettyJson(value: unknown): string {
  if (value === null || value === undefined) return '';
  return JSON.stringify(withOrderedKeys(value), null, 2);
}

/** The order of known members. Others follow, sorted by name. */
const order: readonly string[] = [
  // a rule set
  ...[
    'diet',
    'name',
    'id',
    'type',
    'ko',
    'title',
    'scheme',
    'status',
    'isComplete',
    'version',
    'event',
    'effect',
  ],
  // a rule
  ...['nutrient', 'operator', 'limit', 'unit', 'per', 'limitPer100ml', 'allergens', 'traces', 'classes'],
  ...['categories', 'levels', 'ingredients', 'scope', 'except', 'conditions', 'waivedBy', 'message'],
  // where it comes from
  ...['source', 'publisher', 'year', 'url', 'strength', 'signedBy', 'rules'],
];

function withOrderedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOrderedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, withOrderedKeys(member)] as const);
  return Object.fromEntries(
    members.sort(([one], [two]) => positionOf(one) - positionOf(two) || one.localeCompare(two)),
  );
}

function positionOf(key: string): number {
  const position = order.indexOf(key);
  return position === -1 ? order.length : position;
}

/** Describes the fault in a JSON text, with its line and column; undefined when the text is valid or empty. */
export function jsonFault(text: string, say: (text: LocalizedText) => string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    if (position === undefined) return say(faults.anywhere);
    const before = text.slice(0, Number(position)).split('\n');
    const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
    return say({
      ko: `JSON 형식이 올바르지 않습니다(${line}행 ${column}열).`,
      en: `This is not valid JSON (line ${line}, column ${column}).`,
    });
  }
}

const faults = {
  anywhere: { ko: 'JSON 형식이 올바르지 않습니다.', en: 'This is not valid JSON.' },
} as const satisfies Record<string, LocalizedText>;
