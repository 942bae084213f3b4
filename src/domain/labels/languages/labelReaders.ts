import { englishReader } from './english.ts';
import { koreanReader } from './korean.ts';
import type { LabelReader } from './labelReader.ts';

/** The languages of labels: the only list of its kind. The first one that recognises a text reads it. */
export const labelReaders: readonly LabelReader[] = [koreanReader, englishReader];

/** The reader of a text; English reads what no other language recognises. */
export function readerOf(text: string): LabelReader {
  return labelReaders.find((reader) => reader.recognises(text)) ?? englishReader;
}
