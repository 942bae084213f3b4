import type pg from 'pg';
import { shownText } from '../../../domain/foods/text.ts';
import { localized, type LocalizedText } from '../../../domain/language.ts';
import { ImportFault, isDatabaseAway, toImportFault } from '../importFault.ts';
import { takeStep } from './steps.ts';

/** Why an import failed, for its page. */
export interface ImportFailure {
  readonly code: string;
  readonly text: LocalizedText;
}

/** A fault that nobody expects is tried again twice, in case it was of the moment. */
const attempts = 3;

const internal: LocalizedText = {
  ko: '서버에 문제가 생겨 멈췄습니다. 운영자가 기록에서 원인을 볼 수 있습니다.',
  en: 'It stopped because of a fault of the server. The operator finds the cause in the log.',
};

/** Nobody works on an import whose job has failed too often, or has ended its process too often. */
export const stoppedFailure: ImportFailure = {
  code: 'stopped',
  text: {
    ko: '여러 번 다시 시도했지만 서버의 문제로 끝내지 못했습니다. 운영자에게 알린 뒤 다시 시도하거나 취소해 주세요.',
    en: 'The server tried several times and could not finish it. Tell the operator, then try again or cancel it.',
  },
};

/** The process of a command has ended without a word. */
export const commandEnded: ImportFailure = {
  code: 'stopped',
  text: {
    ko: '명령이 끝까지 실행되지 않고 멈췄습니다. 같은 명령을 다시 실행해 주세요.',
    en: 'The command stopped before its end. Run the same command again.',
  },
};

/**
 * Ends an import that cannot continue, or throws the error again where another attempt may succeed: the database was
 * away, the worker stops, the lock is lost.
 */
export async function endOrRetry(
  error: unknown,
  { pool, id, attempt, signal }: { pool: pg.Pool; id: number; attempt: number; signal: AbortSignal },
): Promise<void> {
  const fault = toImportFault(error, 0);
  const isFault = fault instanceof ImportFault;
  const isFull = isFault && fault.code === 'disk_full';
  const mayPass = isFault && !isFull ? isDatabaseAway(fault) : attempt < attempts;
  if (signal.aborted || mayPass) throw error;
  // Taking back what was written needs space, too.
  await takeStep(pool, id, isFull ? 'stopped' : 'failed', { failure: failureOf(fault) });
  // The log of the job names the cause of what nobody expects.
  if (!isFault) throw error;
}

export function failureOf(error: unknown): ImportFailure {
  return error instanceof ImportFault
    ? { code: error.code, text: localized((language) => shownText(error.text[language], 1_000)) }
    : { code: 'internal', text: internal };
}
