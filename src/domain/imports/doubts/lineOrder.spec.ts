import { startLineOrder } from './lineOrder.ts';

/** Four rows a name, with figures that are alike within a name. */
const names = Array.from({ length: 120 }, (_, at) => at);
const rows = names.flatMap((name) =>
  [0, 1, 2, 3].map((row) => ({
    name: `생선 ${name}`,
    figures: [60 + ((name * 53) % 200) + row, 5 + ((name * 31) % 20)],
  })),
);
const isProven = (figures: (readonly number[])[]) => {
  const order = startLineOrder();
  for (const [at, { name }] of rows.entries()) order.see({ name, figures: figures[at] ?? [] });
  return order.isProven();
};
const figures = rows.map((row) => row.figures);

describe('the order of rows without a number', () => {
  it('is proven when figures jump where names change', () => {
    expect(isProven(figures)).toBe(true);
  });

  it.each<[string, (readonly number[])[]]>([
    ['a line is lost at the start', [...figures.slice(1), [1, 1]]],
    ['a line is lost in the middle', [...figures.slice(0, 200), ...figures.slice(201), [1, 1]]],
    ['a line is added in the middle', [...figures.slice(0, 200), [1, 1], ...figures.slice(200, -1)]],
  ])('is not when %s', (_, moved) => {
    expect(isProven(moved)).toBe(false);
  });

  it('is not by a few rows', () => {
    const order = startLineOrder();
    for (const row of rows.slice(0, 20)) order.see(row);
    expect(order.isProven()).toBe(false);
  });
});
