import type { LocalizedText } from '../../language.ts';

/** The states of an import, in the order in which a successful one passes them. */
export const importStates = {
  inspecting: { ko: '파일 확인 중', en: 'Looking at the files' },
  asking: { ko: '확인 필요', en: 'Has questions' },
  ready: { ko: '미리보기 가능', en: 'Ready for a preview' },
  previewing: { ko: '미리보기 만드는 중', en: 'Previewing' },
  previewed: { ko: '시작 가능', en: 'Ready to start' },
  queued: { ko: '차례 대기', en: 'Waiting for its turn' },
  running: { ko: '가져오는 중', en: 'Running' },
  paused: { ko: '일시 중지', en: 'Paused' },
  done: { ko: '완료', en: 'Done' },
  'rolling-back': { ko: '되돌리는 중', en: 'Being rolled back' },
  'rolled-back': { ko: '되돌림', en: 'Rolled back' },
  cancelled: { ko: '취소됨', en: 'Cancelled' },
  failed: { ko: '실패', en: 'Failed' },
} as const satisfies Record<string, LocalizedText>;

export type ImportState = keyof typeof importStates;

/** What a dietitian does with an import. */
export const importActions = ['preview', 'start', 'pause', 'resume', 'cancel', 'rollback', 'delete'] as const;
export type ImportAction = (typeof importActions)[number];

export const actionNames = {
  preview: { ko: '미리보기', en: 'preview' },
  start: { ko: '시작', en: 'start' },
  pause: { ko: '일시 중지', en: 'pause' },
  resume: { ko: '계속', en: 'resume' },
  cancel: { ko: '취소', en: 'cancel' },
  rollback: { ko: '되돌리기', en: 'roll back' },
  delete: { ko: '삭제', en: 'delete' },
} as const satisfies Record<ImportAction, LocalizedText>;

/** What the worker reports. */
export const importEvents = [
  /** The files were read; without or with open questions. Also at the beginning of a preview with other settings. */
  'inspected',
  'questioned',
  'previewed',
  /** A run begins, or goes on after an interruption. */
  'begun',
  'finished',
  /** It cannot continue, whatever is tried again. */
  'failed',
  /** Everything that was written is taken back. */
  'undone',
  /** It cannot be rolled back, because a later import has changed the same foods. */
  'refused',
  /** Its job has failed too often, so nobody works on it. */
  'stopped',
] as const;
export type ImportEvent = (typeof importEvents)[number];

export type ImportStep = ImportAction | ImportEvent;

/** How an import that is rolled back ends. */
export const rollbackEndings = ['rolled-back', 'cancelled', 'failed'] as const;
export type RollbackEnding = (typeof rollbackEndings)[number];

/** What the next state depends on besides the present one. */
export interface ImportSituation {
  /** Whether a run has begun. It may write until it notices the end, so what it wrote is taken back behind it. */
  readonly hasBegun: boolean;
  /** Why it is rolled back. */
  readonly endsAs: RollbackEnding | null;
}

/** The state after a step, and how a roll back that begins will end. */
export interface ImportTransition {
  readonly state: ImportState | 'deleted';
  readonly endsAs?: RollbackEnding;
}

type Target = ImportState | 'deleted' | ((situation: ImportSituation) => ImportTransition);

const takeBack =
  (ending: 'cancelled' | 'failed') =>
  ({ hasBegun }: ImportSituation): ImportTransition =>
    hasBegun ? { state: 'rolling-back', endsAs: ending } : { state: ending };

function notRolledBack({ endsAs }: ImportSituation): ImportTransition {
  return { state: endsAs === 'rolled-back' ? 'done' : 'paused' };
}

/** All steps that a state allows. Every other step is refused. */
const table: { readonly [State in ImportState]: Readonly<Partial<Record<ImportStep, Target>>> } = {
  inspecting: {
    inspected: 'ready',
    questioned: 'asking',
    failed: 'failed',
    stopped: 'failed',
    cancel: 'cancelled',
  },
  asking: { preview: 'previewing', cancel: 'cancelled', delete: 'deleted' },
  ready: { preview: 'previewing', cancel: 'cancelled', delete: 'deleted' },
  previewing: {
    previewed: 'previewed',
    questioned: 'asking',
    failed: 'failed',
    stopped: 'failed',
    cancel: 'cancelled',
  },
  previewed: { preview: 'previewing', start: 'queued', cancel: 'cancelled', delete: 'deleted' },
  queued: {
    begun: 'running',
    failed: takeBack('failed'),
    stopped: 'paused',
    pause: 'paused',
    cancel: takeBack('cancelled'),
  },
  running: {
    // The next attempt of a job whose process died.
    begun: 'running',
    finished: 'done',
    failed: takeBack('failed'),
    stopped: 'paused',
    pause: 'paused',
    cancel: takeBack('cancelled'),
  },
  paused: { resume: 'queued', cancel: takeBack('cancelled') },
  done: { rollback: () => ({ state: 'rolling-back', endsAs: 'rolled-back' }), delete: 'deleted' },
  'rolling-back': {
    undone: ({ endsAs }) => ({ state: endsAs ?? 'rolled-back' }),
    // A cancelled import was not finished; it waits until the later one is rolled back.
    refused: notRolledBack,
    // Rolled back or cancelled again, it goes on with the rest.
    stopped: notRolledBack,
  },
  'rolled-back': { delete: 'deleted' },
  cancelled: { delete: 'deleted' },
  // Nothing is left of it in the catalogue, so it may be tried again with other settings.
  failed: { preview: 'previewing', delete: 'deleted' },
};

/** The result of a step; undefined where the state does not allow it. */
export function nextState(
  state: ImportState,
  step: ImportStep,
  situation: ImportSituation,
): ImportTransition | undefined {
  const target = table[state][step];
  if (target === undefined) return undefined;
  return typeof target === 'function' ? target(situation) : { state: target };
}

/**
 * What a dietitian may do in a state, for the buttons of the admin UI and for the text of a refusal. The files of an
 * import of the command line are not on the server, so only the command itself begins or goes on.
 */
export function actionsIn(state: ImportState, origin: ImportOrigin = 'admin'): readonly ImportAction[] {
  return importActions.filter(
    (action) => table[state][action] !== undefined && !(origin === 'command' && needsFiles.includes(action)),
  );
}

/** Whether the files of an import may be imported again, as a new one: it has ended. */
export function canImportAgain(state: ImportState): boolean {
  return ['done', 'rolled-back', 'cancelled', 'failed'].includes(state);
}

const needsFiles: readonly ImportAction[] = ['preview', 'start', 'resume'];

export const importOrigins = ['admin', 'command'] as const;
export type ImportOrigin = (typeof importOrigins)[number];

export const importStateNames: readonly ImportState[] = Object.keys(importStates).filter(isImportState);

export function isImportState(name: string): name is ImportState {
  return Object.hasOwn(importStates, name);
}

/** Whether a state changes by itself, so that a page should look again soon. */
export function isMoving(state: ImportState): boolean {
  return ['inspecting', 'previewing', 'queued', 'running', 'rolling-back'].includes(state);
}
