import type { LocalizedText } from '../../../domain/language.ts';
import type { RuleChange } from '../../../domain/suitability/rules/sentences/ruleChanges.ts';
import { texts } from './ruleTexts.ts';

/** Differences between two sets of rules, as sentences. */
export function ChangeList({
  changes,
  say,
}: {
  readonly changes: readonly RuleChange[];
  readonly say: (text: LocalizedText) => string;
}) {
  return (
    <ul className="dc-rules__changes">
      {changes.map(({ kind, rule, text }) => (
        <li key={`${String(rule)} ${text.ko}`}>
          <span className={`dc-badge dc-badge--${marks[kind]}`}>{say(texts[kind])}</span> {say(text)}
        </li>
      ))}
    </ul>
  );
}

const marks = { added: 'encourage', changed: 'caution', removed: 'avoid' } as const;
