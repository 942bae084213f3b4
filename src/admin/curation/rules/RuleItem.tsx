import { fillText } from '../../../domain/language.ts';
import {
  commonGroups,
  effectField,
  fieldsOf,
  ruleKinds,
  ruleTypes,
} from '../../../domain/suitability/rules/forms/ruleFields.ts';
import type { Draft, FormField } from '../../../domain/suitability/rules/forms/formFields.ts';
import { ruleSchema } from '../../../domain/suitability/rules/rules.ts';
import type { RuleSetFault } from '../../../domain/suitability/rules/ruleSetFault.ts';
import { ruleSentence, type RuleNames } from '../../../domain/suitability/rules/sentences/ruleSentence.ts';
import { faultAt, withUnits } from './editedRules.ts';
import type { InputShared } from './forms/FieldInput.tsx';
import { Fields, GroupedFields } from './forms/GroupedFields.tsx';
import type { RuleCaseResults } from './ruleCaseResults.ts';
import { CasesOfRule } from './RuleCases.tsx';
import { texts } from './ruleTexts.ts';

type Part = InputShared & {
  readonly rule: Draft;
  readonly names: RuleNames;
  readonly faults: readonly RuleSetFault[];
  readonly results: RuleCaseResults | undefined;
  readonly onChange: (rule: Draft) => void;
};

/** One rule: its sentence, and its form while it is open. */
export function RuleItem({
  copy,
  isOpen,
  remove,
  toggle,
  ...part
}: Part & {
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly copy: () => void;
  readonly remove: () => void;
}) {
  const { faults, results, rule, say } = part;
  const failed = results?.failed.size ?? 0;
  const id = `dc-rule-${String(rule['id'])}`;
  const caseFault = faults.length === 0 ? results?.fault : undefined;
  return (
    <li className="dc-rules__item" id={id}>
      <Sentence {...part} />
      <p className="dc-rules__marks">
        {faults.length === 0 ? null : (
          <span className="dc-badge dc-badge--caution">
            {fillText(say(texts.toCorrect), { count: faults.length })}
          </span>
        )}
        {failed === 0 ? null : (
          <span className="dc-badge dc-badge--avoid">{fillText(say(texts.failing), { count: failed })}</span>
        )}
        {caseFault === undefined ? null : (
          <span className="dc-badge dc-badge--caution">{say(caseFault)}</span>
        )}
      </p>
      <p className="dc-buttons">
        <button aria-expanded={isOpen} className="dc-button" onClick={toggle} type="button">
          {say(isOpen ? texts.close : texts.edit)}
        </button>
        <button className="dc-button" onClick={copy} type="button">
          {say(texts.copy)}
        </button>
        <button className="dc-button" onClick={remove} type="button">
          {say(texts.remove)}
        </button>
      </p>
      {isOpen ? <RuleForm {...part} /> : null}
    </li>
  );
}

function Sentence({ names, rule: draft, say }: Part) {
  const rule = ruleSchema.safeParse(draft).data;
  const type = ruleTypes.find((one) => one === draft['type']);
  if (rule === undefined)
    return (
      <p>
        <strong>{`${say(texts.unfinished)}: ${type === undefined ? '' : say(ruleKinds[type].name)}`}</strong>
      </p>
    );
  const sentence = ruleSentence(rule, names);
  const { publisher, title, url, year } = rule.source;
  return (
    <>
      <p>
        <strong className={`dc-rules__sentence dc-rules__sentence--${rule.effect}`}>
          {say(sentence.rule)}
        </strong>
      </p>
      {sentence.foods === undefined ? null : <p>{`${say(texts.foods)}: ${say(sentence.foods)}`}</p>}
      {sentence.people === undefined ? null : <p>{`${say(texts.people)}: ${say(sentence.people)}`}</p>}
      <p className="dc-rules__source">
        {`${say(texts.source)}: `}
        {url === undefined ? (
          title
        ) : (
          <a href={url} rel="noreferrer" target="_blank">
            {title}
          </a>
        )}
        {`, ${publisher}, ${String(year)}`}
        {rule.strength === 'weak' ? ` · ${say(texts.weak)}` : ''}
        {rule.signedBy === null ? '' : ` · ${say(texts.signedBy)} ${rule.signedBy}`}
      </p>
    </>
  );
}

function RuleForm({ faults, onChange: write, results, rule, names: _, ...shared }: Part) {
  const type = ruleTypes.find((one) => one === rule['type']);
  if (type === undefined) return null;
  const fields = fieldsOf(type);
  const part = {
    draft: rule,
    faultOf: (field: FormField) => faultAt(faults, { field, fields }),
    onChange: (next: Draft) => {
      write(withUnits(next));
    },
    ...shared,
  };
  return (
    <div className="dc-rules__form">
      <div>
        <Fields fields={[effectField, ...ruleKinds[type].fields]} {...part} />
        <GroupedFields groups={commonGroups} {...part} />
      </div>
      {results === undefined ? null : (
        <CasesOfRule
          onChange={(cases) => {
            write({ ...rule, cases });
          }}
          results={results}
          rule={rule}
          {...shared}
        />
      )}
    </div>
  );
}
