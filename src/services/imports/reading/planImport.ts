import {
  openQuestions,
  strayAnswer,
  type ImportQuestion,
  type ImportSettings,
  type Inspection,
  type StrayAnswer,
} from '../../../domain/imports/settings/settings.ts';
import { ImportFault } from '../importFault.ts';
import { inspectImport, inspectionKey } from './inspectImport.ts';
import type { ImportPlan } from './plan.ts';
import { planPairs } from './planPairs.ts';
import type { ImportSource } from './sources.ts';

/**
 * Recognises files by their headers and pairs those that belong together, in any order.
 *
 * @param input.inspection of these files. One for other settings is not used; the files are then inspected again.
 * @throws {ImportFault} with one line for the person who gave the files: no CSV, unknown columns, no partner, an open
 *   question, an answer to none.
 */
export async function planImport({
  files,
  settings,
  inspection: given,
  signal,
}: {
  files: readonly ImportSource[];
  settings: ImportSettings;
  inspection?: Inspection | undefined;
  signal?: AbortSignal | undefined;
}): Promise<ImportPlan> {
  const isFitting = given?.key === inspectionKey(files, settings);
  const inspection = isFitting ? given : await inspectImport({ files, settings, signal });
  const plan = await planPairs({ files, settings, inspection });
  const stray = strayAnswer(inspection, settings);
  if (stray !== undefined) throw strayFault(stray);
  const [question] = openQuestions(inspection, settings);
  if (question !== undefined) throw questionFault(question);
  return plan;
}

function strayFault({ id, value, known, stray }: StrayAnswer): ImportFault {
  if (stray === 'value') return new ImportFault('unknown_answer', { id, value, known: known.join(', ') });
  const none = known.length === 0;
  const ids = known.join(', ');
  return new ImportFault('unknown_question', {
    id,
    known: {
      ko: none ? '이 파일에는 질문이 없습니다' : `질문은 ${ids}입니다`,
      en: none ? 'these files raise none' : `the questions are ${ids}`,
    },
  });
}

function questionFault({ id, file, text, choices }: ImportQuestion): ImportFault {
  const values = choices.map(({ value, sample }) => (sample === undefined ? value : `${value}: ${sample}`));
  return new ImportFault('question_open', {
    id,
    file: file ?? '',
    question: text,
    choices: values.join(' | '),
  });
}
