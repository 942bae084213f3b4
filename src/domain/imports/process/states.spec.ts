import {
  actionsIn,
  importActions,
  importEvents,
  importStateNames,
  isMoving,
  nextState,
  type ImportSituation,
  type ImportState,
  type ImportStep,
} from './states.ts';

const steps: readonly ImportStep[] = [...importActions, ...importEvents];
const notBegun: ImportSituation = { hasBegun: false, endsAs: null };

function isAllowed(state: ImportState, step: ImportStep): boolean {
  return nextState(state, step, notBegun) !== undefined;
}

/** The states after the steps, each from the one before. */
function course(start: ImportState, taken: readonly ImportStep[]): string[] {
  let state: ImportState | 'deleted' | undefined = start;
  return taken.map((step) => {
    state = state === undefined || state === 'deleted' ? undefined : nextState(state, step, notBegun)?.state;
    return state ?? 'refused';
  });
}

test('an import goes from its files to a finished run, and back', () => {
  expect(
    course('inspecting', [
      'inspected',
      'preview',
      'previewed',
      'start',
      'begun',
      'finished',
      'rollback',
      'undone',
      'delete',
    ]),
  ).toEqual([
    'ready',
    'previewing',
    'previewed',
    'queued',
    'running',
    'done',
    'rolling-back',
    'rolled-back',
    'deleted',
  ]);
});

test('questions wait for a preview, which may ask again', () => {
  expect(course('inspecting', ['questioned', 'preview', 'questioned', 'preview', 'previewed'])).toEqual([
    'asking',
    'previewing',
    'asking',
    'previewing',
    'previewed',
  ]);
});

test('a preview can be repeated with other settings, also after a failure', () => {
  expect(course('previewed', ['preview', 'failed', 'preview'])).toEqual([
    'previewing',
    'failed',
    'previewing',
  ]);
});

test('a run can be paused while it waits or works, and goes on', () => {
  expect(course('queued', ['pause', 'resume', 'begun', 'pause'])).toEqual([
    'paused',
    'queued',
    'running',
    'paused',
  ]);
});

test('a run whose process died begins again', () => {
  expect(course('running', ['begun'])).toEqual(['running']);
});

test.each<[state: ImportState, next: string]>([
  ['inspecting', 'failed'],
  ['previewing', 'failed'],
  ['queued', 'paused'],
  ['running', 'paused'],
  ['rolling-back', 'paused'],
])('nobody waits for ever for a job that was parked in the state %s: it is %s', (state, next) => {
  expect(course(state, ['stopped'])).toEqual([next]);
});

test('every state that a job leaves has a way out when that job is parked', () => {
  expect(importStateNames.filter((state) => isAllowed(state, 'stopped'))).toEqual(
    importStateNames.filter(isMoving),
  );
});

test.each<[state: ImportState, step: 'cancel' | 'failed', end: string]>([
  ['inspecting', 'cancel', 'cancelled'],
  ['asking', 'cancel', 'cancelled'],
  ['ready', 'cancel', 'cancelled'],
  ['previewing', 'cancel', 'cancelled'],
  ['previewed', 'cancel', 'cancelled'],
  ['queued', 'cancel', 'cancelled'],
  ['running', 'cancel', 'cancelled'],
  ['paused', 'cancel', 'cancelled'],
  ['inspecting', 'failed', 'failed'],
  ['queued', 'failed', 'failed'],
  ['running', 'failed', 'failed'],
])('an import in the state %s that has written nothing ends at once by %s as %s', (state, step, end) => {
  expect(course(state, [step])).toEqual([end]);
});

test.each([
  ['running', 'cancel', 'cancelled'],
  ['paused', 'cancel', 'cancelled'],
  ['queued', 'cancel', 'cancelled'],
  ['running', 'failed', 'failed'],
  ['queued', 'failed', 'failed'],
] as const)('takes back what a %s import wrote before %s ends it as %s', (state, step, endsAs) => {
  expect(nextState(state, step, { hasBegun: true, endsAs: null })).toEqual({
    state: 'rolling-back',
    endsAs,
  });
  expect(nextState('rolling-back', 'undone', { hasBegun: true, endsAs })).toEqual({ state: endsAs });
});

test('is done again when a later import keeps it from being rolled back', () => {
  const transition = nextState('rolling-back', 'refused', { hasBegun: true, endsAs: 'rolled-back' });
  expect(transition).toEqual({ state: 'done' });
});

test('is paused when a later import keeps a cancelled one from being taken back', () => {
  const transition = nextState('rolling-back', 'refused', { hasBegun: true, endsAs: 'cancelled' });
  expect(transition).toEqual({ state: 'paused' });
});

test('nothing but a finished run is rolled back, and nothing but a previewed import is started', () => {
  expect(importStateNames.filter((state) => isAllowed(state, 'rollback'))).toEqual(['done']);
  expect(importStateNames.filter((state) => isAllowed(state, 'start'))).toEqual(['previewed']);
  expect(importStateNames.filter((state) => isAllowed(state, 'resume'))).toEqual(['paused']);
});

test('an import is deleted only when no job works on it and no part of it waits', () => {
  expect(importStateNames.filter((state) => !isAllowed(state, 'delete'))).toEqual(
    importStateNames.filter((state) => isMoving(state) || state === 'paused'),
  );
});

test('an import that has ended stays so: the rest of its job changes nothing', () => {
  const late = importEvents.filter((event) =>
    (['done', 'rolled-back', 'cancelled', 'failed'] as const).some((state) => isAllowed(state, event)),
  );
  expect(late).toEqual([]);
});

test('an import that waits for a person changes by no event', () => {
  const events = importEvents.filter((event) =>
    (['asking', 'ready', 'previewed', 'paused'] as const).some((state) => isAllowed(state, event)),
  );
  expect(events).toEqual([]);
});

test('every state is reached from the upload', () => {
  const reached = new Set<string>(['inspecting']);
  for (const state of reached)
    for (const step of steps) {
      const next = importStateNames.find((name) => name === state);
      const transition = next === undefined ? undefined : nextState(next, step, notBegun);
      if (transition !== undefined) reached.add(transition.state);
    }
  expect([...reached].sort()).toEqual([...importStateNames, 'deleted'].sort());
});

test('offers what a state allows', () => {
  expect(actionsIn('running')).toEqual(['pause', 'cancel']);
  expect(actionsIn('rolling-back')).toEqual([]);
  expect(actionsIn('paused', 'command')).toEqual(['cancel']);
});
