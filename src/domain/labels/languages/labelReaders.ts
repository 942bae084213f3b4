import { englishReader } from './english.ts';
import { koreanReader } from './korean.ts';
import type { LabelReader } from './labelReader.ts';

/** The languages of labels. The first reader that recognises a text reads it. */
export const labelReaders: readonly LabelReader[] = [koreanReader, englishReader];

/** Finds the reader of a text. English is the fallback for texts that no reader recognises. */
export function readerOf(text: string): LabelReader {
  return labelReaders.find((reader) => reader.recognises(text)) ?? englishReader;
}
