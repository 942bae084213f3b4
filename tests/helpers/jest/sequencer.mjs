// @ts-check
import Sequencer from '@jest/test-sequencer';

/**
 * Starts of the whole product first, unit tests last: the longest files must not be what one process still runs alone
 * at the end. A fresh clone has no durations by which jest could order them. Within a group jest's own order stands.
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
