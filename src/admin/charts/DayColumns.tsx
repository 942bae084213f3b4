export interface Column {
  /** Short, under the column. */
  readonly label: string;
  readonly value: number;
  readonly figure: string;
}

const height = 90;
const width = 40;
const gap = 14;
/** Room for the figure above a column and the label below. */
const [above, below] = [18, 20];

/** A column chart of a few days. The caption and every value are text, so it is readable without the columns. */
export function DayColumns({
  caption,
  columns,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
}) {
  const maximum = Math.max(1, ...columns.map(({ value }) => value));
  const totalWidth = columns.length * (width + gap);
  return (
    <figure className="dc-columns">
      <figcaption>{caption}</figcaption>
      <svg
        aria-label={`${caption}: ${columns.map(({ label, figure }) => `${label} ${figure}`).join(', ')}`}
        role="img"
        viewBox={`0 0 ${totalWidth} ${above + height + below}`}
      >
        {columns.map(({ label, value, figure }, at) => {
          const left = at * (width + gap) + gap / 2;
          const columnHeight = (value / maximum) * height;
          return (
            <g key={label}>
              <rect className="dc-columns__track" height={height} rx="3" width={width} x={left} y={above} />
              <rect
                className="dc-columns__value"
                height={columnHeight}
                rx="3"
                width={width}
                x={left}
                y={above + height - columnHeight}
              />
              <text className="dc-columns__figure" textAnchor="middle" x={left + width / 2} y={above - 5}>
                {figure}
              </text>
              <text textAnchor="middle" x={left + width / 2} y={above + height + 15}>
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
