import type { ReactNode } from 'react';
import type { LocalizedText } from '../../domain/language.ts';
import type { Formats } from './formats.ts';
import './charts.css';

/** The props that every panel needs for its texts. */
export interface Shared {
  readonly say: (text: LocalizedText) => string;
  readonly formats: Formats;
}

/** A part of the dashboard under its heading. */
export function Panel({
  title,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={`dc-panel${isWide ? ' dc-panel--wide' : ''}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A few figures side by side, each with its name. */
export function Figures({
  figures,
}: {
  readonly figures: readonly {
    readonly name: string;
    readonly figure: string;
    readonly isAlarming?: boolean;
    /** The list behind the figure. */
    readonly href?: string;
  }[];
}) {
  return (
    <dl className="dc-figures">
      {figures.map(({ name, figure, href, isAlarming = false }) => (
        <div className={isAlarming ? 'dc-figures__alarm' : undefined} key={name}>
          <dt>{name}</dt>
          <dd>{href === undefined ? figure : <a href={href}>{figure}</a>}</dd>
        </div>
      ))}
    </dl>
  );
}
