'use client';

import type { Language } from '../../domain/language.ts';
import type { Change } from './history/answers.ts';
import { speaker } from '../texts.ts';
import { texts } from './curationTexts.ts';
import { valueText } from './valueText.ts';

/** Changed fields, each with its two values side by side. */
export function ChangeTable({
  caption,
  changes,
  heads,
  language,
}: {
  readonly caption: string;
  readonly changes: readonly Change[];
  readonly heads: readonly [from: string, to: string];
  readonly language: Language;
}) {
  return (
    <table className="dc-changes">
      <caption className="dc-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{speaker(language)(texts.field)}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, from, label, to }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td data-head={heads[0]}>{valueText(from, language)}</td>
            <td data-head={heads[1]}>{valueText(to, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
