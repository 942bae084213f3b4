// @ts-check
import Sequencer from '@jest/test-sequencer';

/**
 * Runs tests that start the whole product first and unit tests last, so that no process runs a long file alone at the
 * end. jest cannot order the files of a fresh clone, because it has no durations yet. Inside a group, jest's order is
 * kept.
 */
export default class WholeProductFirst extends Sequencer {
  /** @type {Sequencer['sort']} */
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((a, b) => group(a.path) - group(b.path));
  }
}

/** @param {string} path */
function group(path) {
  if (path.includes('/tests/e2e/')) return 0;
  return path.includes('/tests/') ? 1 : 2;
}
