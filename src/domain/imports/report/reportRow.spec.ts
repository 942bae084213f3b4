import { importStateNames } from '../process/states.ts';
import { shownMode } from './reportRow.ts';

test.each(importStateNames)('the report of an import that is %s', (state) => {
  const isBefore = ['inspecting', 'asking', 'ready', 'previewing', 'previewed'].includes(state);
  // A run that failed and was previewed again shows the new preview.
  expect(shownMode({ state, hasRun: true })).toBe(isBefore ? 'preview' : 'apply');
  expect(shownMode({ state, hasRun: false })).toBe(['running', 'done'].includes(state) ? 'apply' : 'preview');
});
