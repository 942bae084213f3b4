import { percentiles } from './measure.ts';
import type { EngineResult } from './report.ts';

/** All figures of one run that the budget bounds. */
export interface BudgetFigures {
  readonly results: readonly EngineResult[];
  /** Seconds that the refresh takes. */
  readonly refreshS: number;
  /** Seconds in which commit 2bdf748b loads as many foods on this machine; undefined when nobody measured it. */
  readonly loadBefore: number | undefined;
  /** p95 in milliseconds right after the writes. */
  readonly p95AfterWrites: number;
  /** p95 in milliseconds of the slowest share of suitable foods. */
  readonly p95Suitable: number;
  /** Requests a second over HTTP, divided by the rate of a bare handler. */
  readonly httpShare: number;
}

export interface BudgetLine {
  readonly figure: string;
  readonly measured: number;
  readonly bound: string;
  readonly isMet: boolean;
}

/** One line for each bound of the budget at 1,000,000 foods. A bound has no line when its peer was left out. */
export function budgetLines(figures: BudgetFigures): BudgetLine[] {
  const { results, loadBefore } = figures;
  const [ours] = results;
  if (ours === undefined) return [];
  const plain = percentiles(ours.answered).p95;
  const peer = (name: string) => results.find((result) => result.name === name);
  const lines = [
    atMost('index and all that is prepared, MB', ours.indexBytes / 2 ** 20, 300),
    atMost('refresh, s', figures.refreshS, 60),
    ...(loadBefore === undefined
      ? []
      : [atMost('load, times 2bdf748b', ours.loadMs / 1000 / loadBefore, 0.65)]),
    atMost('suitable=true, p95, times plain', figures.p95Suitable / plain, 2.5),
    atLeast('HTTP, share of a bare handler', figures.httpShare, 0.8),
    atLeast(
      'top 20 as expected, share',
      ours.answered.filter(({ isExpected }) => isExpected).length / ours.answered.length,
      1,
    ),
  ];
  const bounds = [
    { name: 'Groonga, a select a tier', share: 4, afterWrites: 3 },
    { name: 'trigram GIN, all rows', share: 40, afterWrites: 30 },
  ];
  for (const { name, share, afterWrites } of bounds) {
    const peerResult = peer(name);
    if (peerResult === undefined) continue;
    const { p95 } = percentiles(peerResult.answered);
    lines.push(
      atMost(`p95 of all queries, times ${name}`, plain / p95, 1 / share),
      atMost(`p95 after 10,000 upserts, times ${name}`, figures.p95AfterWrites / p95, 1 / afterWrites),
    );
  }
  return lines;
}

export function printBudget(figures: BudgetFigures): void {
  console.log('\nbudget (2,000,000 foods are another run: p95 at most twice that of 1,000,000)');
  console.table(
    Object.fromEntries(
      budgetLines(figures).map(({ figure, measured, bound, isMet }) => [
        figure,
        { measured: measured.toPrecision(3), bound, result: isMet ? 'pass' : 'FAIL' },
      ]),
    ),
  );
}

function atMost(figure: string, measured: number, bound: number): BudgetLine {
  return { figure, measured, bound: `≤ ${bound.toPrecision(3)}`, isMet: measured <= bound };
}

function atLeast(figure: string, measured: number, bound: number): BudgetLine {
  return { figure, measured, bound: `≥ ${bound.toPrecision(3)}`, isMet: measured >= bound };
}
