import type { Formats } from './formats.ts';

export interface TrendDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly value: number;
  /** The list behind the figure. */
  readonly href: string;
}

const [width, height, gap, below] = [12, 70, 3, 22];
/** A label below every so many columns. */
const labelEach = 7;

/**
 * A column chart of some weeks with the same figures as a table, where each leads to its list. The chart is one picture
 * for screen readers, described by its sum.
 */
export function DayTrend({
  caption,
  days,
  formats,
  href,
  tableName,
  titles,
}: {
  readonly caption: string;
  readonly days: readonly TrendDay[];
  readonly formats: Formats;
  /** The list behind all days. */
  readonly href: string;
  readonly tableName: string;
  readonly titles: { readonly day: string; readonly value: string };
}) {
  const maximum = Math.max(1, ...days.map(({ value }) => value));
  const total = formats.count(days.reduce((sum, { value }) => sum + value, 0));
  return (
    <figure className="dc-columns dc-trend">
      <figcaption>
        <a href={href}>
          {caption}: <strong>{total}</strong>
        </a>
      </figcaption>
      <svg
        aria-label={`${caption}: ${total}`}
        role="img"
        viewBox={`0 0 ${String(days.length * (width + gap))} ${String(height + below)}`}
      >
        {days.map(({ day, value }, at) => {
          const left = at * (width + gap);
          const column = value === 0 ? 0 : Math.max(2, (value / maximum) * height);
          return (
            <g key={day}>
              <rect className="dc-columns__track" height={height} width={width} x={left} y={0} />
              <rect
                className="dc-columns__value"
                height={column}
                width={width}
                x={left}
                y={height - column}
              />
              {(days.length - 1 - at) % labelEach === 0 ? (
                <text textAnchor="end" x={left + width} y={height + 15}>
                  {formats.day(day)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{tableName}</summary>
        <div className="dc-panel__scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{titles.day}</th>
                <th scope="col">{titles.value}</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, href: behind, value }) => (
                <tr key={day}>
                  <th scope="row">{formats.day(day)}</th>
                  <td>{value === 0 ? formats.count(0) : <a href={behind}>{formats.count(value)}</a>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
