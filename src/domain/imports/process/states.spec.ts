import {
  actionsIn,
  importStateNames,
  nextState,
  type ImportState,
  type ImportStep,
  type ImportTransition,
} from './states.ts';

const steps: readonly ImportStep[] = [
  'preview',
  'start',
  'pause',
  'resume',
  'cancel',
  'rollback',
  'delete',
  'inspected',
  'questioned',
  'previewed',
  'begun',
  'finished',
  'failed',
  'undone',
  'refused',
  'stopped',
];

/** Every step that is allowed while nothing is written. All others are refused. */
const allowed: Record<ImportState, Partial<Record<ImportStep, ImportTransition['state']>>> = {
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
  queued: { begun: 'running', failed: 'failed', stopped: 'paused', pause: 'paused', cancel: 'cancelled' },
  running: {
    begun: 'running',
    finished: 'done',
    failed: 'failed',
    stopped: 'paused',
    pause: 'paused',
    cancel: 'cancelled',
  },
  paused: { resume: 'queued', cancel: 'cancelled' },
  done: { rollback: 'rolling-back', delete: 'deleted' },
  'rolling-back': { undone: 'rolled-back', refused: 'paused', stopped: 'paused' },
  'rolled-back': { delete: 'deleted' },
  cancelled: { delete: 'deleted' },
  failed: { preview: 'previewing', delete: 'deleted' },
};

const cases = importStateNames.flatMap((state) =>
  steps.map((step) => ({ state, step, next: allowed[state][step] ?? 'refused' })),
);

test.each(cases)('$step in the state $state is $next', ({ state, step, next }) => {
  const transition = nextState(state, step, { hasBegun: false, endsAs: null });
  expect(transition?.state ?? 'refused').toBe(next);
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

test('offers what a state allows', () => {
  expect(actionsIn('running')).toEqual(['pause', 'cancel']);
  expect(actionsIn('rolling-back')).toEqual([]);
  expect(actionsIn('paused', 'command')).toEqual(['cancel']);
});
