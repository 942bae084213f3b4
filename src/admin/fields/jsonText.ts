import type { Text } from '../texts.ts';

/** JSON as people read it; nothing for a field without a value. A text that is no JSON yet stands for itself. */
export function prettyJson(value: unknown): string {
  if (value === null || value === undefined) return '';
  return JSON.stringify(value, null, 2);
}

/** What is wrong with a text as JSON, with the place; undefined when it can be read. Nothing is fine, too. */
export function jsonFault(text: string, say: (text: Text) => string): string | undefined {
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
} as const;
