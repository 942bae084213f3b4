/** A row that was joined by its line only. */
export interface LineRow {
  readonly name: string;
  /** Its figures, always the same nutrients in the same order; undefined where unknown. */
  readonly figures: readonly (number | undefined)[];
}

/**
 * Finds out whether two files are in the same order where no key says so: rows with the same name stand together in such
 * tables, so figures must be alike within a name and jump from one name to the next. With a line lost or added, they jump
 * at other places.
 *
 * In the tables of the MFDS (1,366 fish without a number), neighbours of one name differ by 13 % on average; moved by one
 * line, by 36 %.
 */
export interface LineOrder {
  readonly see: (row: LineRow) => void;
  /** True only when every part of the rows fits its own lines clearly better than those before and behind. */
  readonly isProven: () => boolean;
}

/** Each part is checked by itself: a line that is lost in the middle moves only the rows behind it. */
const partRows = 150;
const offsets = [-2, -1, 0, 1, 2] as const;
const reach = 2;
/** With fewer pairs of neighbours, chance decides. */
const leastPairs = 10;
/** How much more clearly figures must jump between names than within, at the own lines, and than at the others. */
const leastContrast = 0.25;
const leastLead = 0.04;

export function startLineOrder(): LineOrder {
  let rows: LineRow[] = [];
  let hasFailed = false;
  let parts = 0;

  return {
    see: (row) => {
      rows.push(row);
      if (rows.length < partRows + 2 * reach) return;
      parts += 1;
      if (!isInOrder(rows)) hasFailed = true;
      rows = rows.slice(partRows);
    },
    // The rest is smaller than a part. It is proven by its neighbours before, because both files end together.
    isProven: () => parts > 0 && !hasFailed,
  };
}

function isInOrder(rows: readonly LineRow[]): boolean {
  const contrasts = offsets.map((offset) => contrastAt(rows, offset));
  const own = contrasts[reach];
  if (own === undefined || own < leastContrast) return false;
  return contrasts.every((other, at) => at === reach || other === undefined || own > other + leastLead);
}

/** The mean jump of figures between names less that within a name, with the figures of other lines. */
function contrastAt(rows: readonly LineRow[], offset: number): number | undefined {
  const within: number[] = [];
  const between: number[] = [];
  for (let at = reach; at < rows.length - reach - 1; at += 1) {
    const jump = jumpOf(rows[at + offset]?.figures ?? [], rows[at + offset + 1]?.figures ?? []);
    if (jump !== undefined) (rows[at]?.name === rows[at + 1]?.name ? within : between).push(jump);
  }
  if (within.length < leastPairs || between.length < leastPairs) return undefined;
  return mean(between) - mean(within);
}

/** The mean of the logarithms of the ratios of the figures that both have. */
function jumpOf(
  figures: readonly (number | undefined)[],
  next: readonly (number | undefined)[],
): number | undefined {
  const jumps = figures.flatMap((figure, at) => {
    const other = next[at];
    return figure === undefined || other === undefined
      ? []
      : [Math.abs(Math.log((figure + 0.5) / (other + 0.5)))];
  });
  return jumps.length === 0 ? undefined : mean(jumps);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
