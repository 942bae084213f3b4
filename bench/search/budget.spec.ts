import { budgetLines } from './budget.ts';
import { queryClasses } from './queries.ts';
import type { EngineResult } from './report.ts';

const [queryClass] = queryClasses;
if (queryClass === undefined) throw new Error('there are no classes');

const engine = (name: string, p95: number, isExpected = true): EngineResult => ({
  name,
  loadMs: 300_000,
  indexBytes: 250 * 2 ** 20,
  answered: [{ queryClass, query: { keyword: '콩' }, ids: [], times: [p95], isExpected }],
});
const figures = { refreshS: 20, loadBefore: 570, p95AfterWrites: 6, p95Suitable: 9, httpShare: 0.9 };

describe('budgetLines', () => {
  test('compares each figure with its bound', () => {
    const results = [
      engine('DiningCoach', 4),
      engine('Groonga, a select a tier', 17),
      engine('trigram GIN, all rows', 165),
    ];
    const lines = budgetLines({ ...figures, results });
    expect(lines).toHaveLength(10);
    expect(lines.filter(({ isMet }) => !isMet).map(({ figure }) => figure)).toEqual([
      'p95 after 10,000 upserts, times Groonga, a select a tier',
      'p95 after 10,000 upserts, times trigram GIN, all rows',
    ]);
  });

  test('omits the lines of a peer or a load that was not measured', () => {
    const lines = budgetLines({
      ...figures,
      loadBefore: undefined,
      results: [engine('DiningCoach', 4, false)],
    });
    expect(lines).toHaveLength(5);
    expect(lines.find(({ isMet }) => !isMet)?.figure).toBe('top 20 as expected, share');
  });
});
