'use client';

import { useTranslation } from '@payloadcms/ui';
import { fillText, locales } from '../../../domain/language.ts';
import type { ImportState } from '../../../domain/imports/process/states.ts';
import { toLanguage } from '../../../i18n/language.ts';
import type { ShownProgress } from '../../../domain/imports/process/progress.ts';
import { formatsFor } from '../../charts/formats.ts';
import { speaker } from '../../texts.ts';
import { texts } from '../importTexts.ts';

/** How far an import is: rows, rows a second, time left. A bar without a value says that this is not known. */
export function ProgressOf({
  progress: { rows, rowsPerSecond, secondsLeft, totalRows },
  state,
}: {
  readonly progress: ShownProgress;
  readonly state: ImportState;
}) {
  const { i18n } = useTranslation();
  const language = toLanguage(i18n.language);
  const say = speaker(language);
  const { count, duration } = formatsFor(language);
  const counts = state !== 'inspecting' && state !== 'rolling-back' && state !== 'queued';
  const isKnown = counts && totalRows !== null && totalRows > 0;
  return (
    <div className="dc-progress">
      <progress
        aria-label={say(texts.progress)}
        {...(isKnown ? { max: totalRows, value: Math.min(rows, totalRows) } : {})}
      />
      {counts ? (
        <p className="dc-imports__facts">
          <span>
            {fillText(say(totalRows === null ? texts.rowsSoFar : texts.ofRows), {
              rows: count(rows),
              total: count(totalRows ?? 0),
            })}
          </span>
          {rowsPerSecond === null || state === 'paused' ? null : (
            <span>{fillText(say(texts.perSecond), { rows: count(rowsPerSecond) })}</span>
          )}
          {secondsLeft === null ? null : (
            <span>
              {secondsLeft < 5
                ? say(texts.almost)
                : fillText(say(texts.timeLeft), {
                    time: secondsLeft < 60 ? seconds(secondsLeft, language) : duration(secondsLeft),
                  })}
            </span>
          )}
        </p>
      ) : null}
    </div>
  );
}

function seconds(value: number, language: ReturnType<typeof toLanguage>): string {
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
  }).format(value);
}
