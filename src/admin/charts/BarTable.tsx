export interface Bar {
  readonly label: string;
  /** From 0 to 1: how long the bar is. */
  readonly share: number;
  /** The value of the bar as text. */
  readonly figure: string;
  /** The list behind the bar. */
  readonly href?: string;
}

/** A bar chart. For screen readers it is a table: every row has the name, the bar and the value. */
export function BarTable({ name, bars }: { readonly name: string; readonly bars: readonly Bar[] }) {
  return (
    <table aria-label={name} className="dc-bars">
      <tbody>
        {bars.map(({ label, share, figure, href }) => (
          <tr key={label}>
            <th scope="row">{href === undefined ? label : <a href={href}>{label}</a>}</th>
            <td className="dc-bars__bar">
              <svg
                aria-hidden="true"
                height="10"
                preserveAspectRatio="none"
                viewBox="0 0 100 10"
                width="100%"
              >
                <rect className="dc-bars__track" height="10" width="100" />
                <rect className="dc-bars__value" height="10" width={share * 100} />
              </svg>
            </td>
            <td className="dc-bars__figure">{figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
