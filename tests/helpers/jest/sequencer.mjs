// @ts-check
import Sequencer from '@jest/test-sequencer';

/**
 * The order of test files. jest cannot order the files of a fresh clone, because it has no durations yet.
 *
 * - `start` is the longest, and builds the admin UI first.
 * - `admin` waits for the same build, so it comes when the build is done. Before it, other files use the processor.
 * - Unit tests are last. They are short, so that all workers end at the same time.
 *
 * Inside a group, jest's order is kept.
 */
const groups = [
  /\/tests\/e2e\/start\./,
  /\/tests\/(int|platform)\//,
  /\/tests\/e2e\//,
  /\/(tests|eval)\//,
  /./,
];

export default class LongestFirst extends Sequencer {
  /** @type {Sequencer['sort']} */
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((a, b) => groupOf(a.path) - groupOf(b.path));
  }
}

/** @param {string} path */
function groupOf(path) {
  return groups.findIndex((pattern) => pattern.test(path));
}
