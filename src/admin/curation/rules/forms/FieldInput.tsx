import { servingUnits } from '../../../../domain/foods/kinds.ts';
import { untranslated, type LocalizedText } from '../../../../domain/language.ts';
import {
  ingredientsAt,
  ingredientsValue,
  isDraft,
  no,
  textsIn,
  withValueAt,
  yes,
  type FormField,
  type Option,
} from '../../../../domain/suitability/rules/forms/formFields.ts';
import { nutrientOptions } from '../../../../domain/suitability/rules/forms/ruleFields.ts';
import { Picker } from './Picker.tsx';

/** What all inputs of a form share. */
export interface InputShared {
  readonly say: (text: LocalizedText) => string;
  readonly isReadOnly: boolean;
  readonly optionsOf: (field: FormField) => readonly Option[];
}

type InputParts = InputShared & {
  readonly field: FormField;
  /** What is wrong with the value, for people. */
  readonly fault?: string | undefined;
  readonly value: unknown;
  /** Undefined removes the fact. */
  readonly onChange: (value: unknown) => void;
};

/** The input for one value of a rule or a case, with what is wrong with it. */
export function FieldInput(props: InputParts) {
  const { fault, field, say } = props;
  return (
    <div className="dc-form__field" data-fault={fault === undefined ? undefined : ''}>
      <InputOfKind {...props} />
      {field.help === undefined ? null : <small>{say(field.help)}</small>}
      {fault === undefined ? null : <small className="dc-form__fault">{fault}</small>}
    </div>
  );
}

function InputOfKind(props: InputParts) {
  const { field, isReadOnly, onChange, say, value } = props;
  switch (field.kind) {
    case 'text':
      return (
        <label>
          {say(field.label)}
          <input
            disabled={isReadOnly}
            onChange={(event) => {
              onChange(event.target.value === '' ? undefined : event.target.value);
            }}
            type="text"
            value={textIn(value)}
          />
        </label>
      );
    case 'levels':
      return (
        <Choices
          {...props}
          chosen={Array.isArray(value) ? value.map(String) : []}
          write={(levels) => {
            onChange(levels.length === 0 ? undefined : levels.map(Number));
          }}
        />
      );
    case 'number':
      return (
        <label>
          {say(field.label)}
          <NumberInput {...props} label={say(field.label)} />
        </label>
      );
    case 'choice':
      return (
        <label>
          {say(field.label)}
          <Select
            {...props}
            label={say(field.label)}
            hasNone={field.absent === undefined}
            options={props.optionsOf(field)}
            value={textIn(props.value) || textIn(field.absent)}
          />
        </label>
      );
    case 'yesNo':
      return (
        <label>
          {say(field.label)}
          <Select
            {...props}
            label={say(field.label)}
            onChange={(answer) => {
              props.onChange(answer === undefined ? undefined : answer === 'true');
            }}
            options={yesNo}
            hasNone={field.absent === undefined}
            value={String(typeof value === 'boolean' ? value : (field.absent ?? ''))}
          />
        </label>
      );
    case 'choices':
      return (
        <Choices
          {...props}
          chosen={textsIn(value)}
          write={(chosen) => {
            onChange(chosen.length === 0 ? undefined : chosen);
          }}
        />
      );
    case 'words':
      return <Words {...props} names={textsIn(props.value)} />;
    case 'ingredients':
      return <Ingredients {...props} />;
    case 'figures':
      return <Figures {...props} hasBounds={field.hasBounds} />;
    case 'amount':
      return <Amount {...props} />;
  }
}

function NumberInput({
  isReadOnly,
  label,
  onChange,
  value,
}: Pick<InputParts, 'isReadOnly' | 'value'> & {
  readonly label: string;
  readonly onChange: (value: number | undefined) => void;
}) {
  return (
    <input
      aria-label={label}
      disabled={isReadOnly}
      onChange={(event) => {
        const { value: text, valueAsNumber } = event.target;
        onChange(text === '' || Number.isNaN(valueAsNumber) ? undefined : valueAsNumber);
      }}
      step="any"
      type="number"
      value={typeof value === 'number' ? value : ''}
    />
  );
}

function Select({
  hasNone = true,
  isReadOnly,
  label,
  onChange,
  options,
  say,
  value,
}: {
  readonly isReadOnly: boolean;
  readonly label: string;
  readonly onChange: (value: string | undefined) => void;
  readonly options: readonly Option[];
  readonly say: InputShared['say'];
  readonly value: string;
  /** There is a choice that states nothing. */
  readonly hasNone?: boolean;
}) {
  const isOther = value !== '' && !options.some((option) => option.value === value);
  return (
    <select
      aria-label={label}
      disabled={isReadOnly}
      onChange={(event) => {
        onChange(event.target.value === '' ? undefined : event.target.value);
      }}
      value={value}
    >
      {hasNone || value === '' ? <option value="">{say(texts.notStated)}</option> : null}
      {isOther ? <option value={value}>{value}</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {say(option.name)}
        </option>
      ))}
    </select>
  );
}

/** Values from a list: each with a button that removes it, and a search that adds one. */
function Choices({
  chosen,
  field,
  isReadOnly,
  optionsOf,
  say,
  write,
}: Pick<InputParts, 'field' | 'isReadOnly' | 'optionsOf' | 'say'> & {
  readonly chosen: readonly string[];
  readonly write: (chosen: readonly string[]) => void;
}) {
  const options = optionsOf(field);
  const label = say(field.label);
  const nameOf = (slug: string) => {
    const option = options.find((one) => one.value === slug);
    return option === undefined ? slug : say(option.name);
  };
  return (
    <div className="dc-case__list" role="group" aria-label={label}>
      <span>{label}</span>
      {chosen.map((slug) => (
        <span className="dc-badge" key={slug}>
          {nameOf(slug)}
          {isReadOnly ? null : (
            <button
              aria-label={`${say(texts.remove)}: ${nameOf(slug)}`}
              onClick={() => {
                write(chosen.filter((other) => other !== slug));
              }}
              type="button"
            >
              ×
            </button>
          )}
        </span>
      ))}
      {isReadOnly ? null : (
        <Picker
          label={`${say(texts.add)}: ${label}`}
          onPick={(value) => {
            write([...chosen, value]);
          }}
          options={options.filter(({ value }) => !chosen.includes(value))}
          say={say}
        />
      )}
    </div>
  );
}

/** Names with a comma between them. They are taken over when somebody leaves the input. */
function Words({
  field,
  isReadOnly,
  names,
  onChange,
  say,
}: Pick<InputParts, 'field' | 'isReadOnly' | 'say'> & {
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[] | undefined) => void;
}) {
  const text = names.join(', ');
  return (
    <label>
      {say(field.label)}
      <input
        defaultValue={text}
        disabled={isReadOnly}
        // Another value from outside, such as that of another case, starts the input anew.
        key={text}
        onBlur={(event) => {
          const words = event.target.value.split(',').map((word) => word.trim());
          const uniqueWords = [...new Set(words)].filter((word) => word !== '');
          if (uniqueWords.join(', ') !== text) onChange(uniqueWords.length === 0 ? undefined : uniqueWords);
        }}
        placeholder={say(texts.commas)}
        type="text"
      />
    </label>
  );
}

function Ingredients(props: InputParts) {
  const { isReadOnly, onChange, say, value } = props;
  const ingredients = ingredientsAt(value);
  return (
    <>
      <Words
        {...props}
        names={ingredients.names}
        onChange={(names = []) => {
          onChange(ingredientsValue({ ...ingredients, names }));
        }}
      />
      <label>
        {say(texts.wholeList)}
        <input
          checked={ingredients.isComplete}
          disabled={isReadOnly}
          onChange={(event) => {
            onChange(ingredientsValue({ ...ingredients, isComplete: event.target.checked }));
          }}
          type="checkbox"
        />
      </label>
    </>
  );
}

/** An amount for each nutrient; "< 5" where it is only a bound. */
function Figures({
  field,
  hasBounds,
  isReadOnly,
  onChange,
  say,
  value,
}: InputParts & { readonly hasBounds: boolean }) {
  const figures = isDraft(value) ? value : {};
  const names = Object.keys(figures);
  const write = (name: string, figure: unknown): void => {
    const next = withValueAt(figures, [name], figure);
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="dc-case__list" role="group" aria-label={say(field.label)}>
      <span>{say(field.label)}</span>
      {names.map((name) => {
        const option = nutrientOptions.find((one) => one.value === name);
        const label = option === undefined ? name : say(option.name);
        const figure = figures[name];
        const isBound = typeof figure === 'string';
        const amount = isBound ? Number(figure.replace('<', '')) : figure;
        return (
          <span className="dc-case__figure" key={name}>
            {label}
            {hasBounds ? (
              <select
                aria-label={`${label}: ${say(texts.exactness)}`}
                disabled={isReadOnly}
                onChange={(event) => {
                  write(name, event.target.value === '<' ? `< ${String(amount)}` : amount);
                }}
                value={isBound ? '<' : '='}
              >
                <option value="=">=</option>
                <option value="<">&lt;</option>
              </select>
            ) : null}
            <NumberInput
              isReadOnly={isReadOnly}
              label={label}
              onChange={(next) => {
                write(name, next === undefined ? 0 : isBound ? `< ${String(next)}` : next);
              }}
              value={amount}
            />
            {isReadOnly ? null : (
              <button
                aria-label={`${say(texts.remove)}: ${label}`}
                onClick={() => {
                  write(name, undefined);
                }}
                type="button"
              >
                ×
              </button>
            )}
          </span>
        );
      })}
      {isReadOnly ? null : (
        <select
          aria-label={`${say(texts.add)}: ${say(field.label)}`}
          onChange={(event) => {
            write(event.target.value, 0);
          }}
          value=""
        >
          <option value="">{say(texts.add)}</option>
          {nutrientOptions
            .filter((option) => !names.includes(option.value))
            .map((option) => (
              <option key={option.value} value={option.value}>
                {say(option.name)}
              </option>
            ))}
        </select>
      )}
    </div>
  );
}

function Amount({ field, isReadOnly, onChange, say, value }: InputParts) {
  const amount = isDraft(value) ? value : {};
  const label = say(field.label);
  return (
    <div className="dc-case__list" role="group" aria-label={label}>
      <span>{label}</span>
      <NumberInput
        isReadOnly={isReadOnly}
        label={label}
        onChange={(next) => {
          onChange(next === undefined ? undefined : { unit: 'g', ...amount, value: next });
        }}
        value={amount['value']}
      />
      <Select
        isReadOnly={isReadOnly}
        label={say(texts.unit)}
        onChange={(unit) => {
          onChange(unit === undefined ? undefined : { value: 1, ...amount, unit });
        }}
        options={amountUnits}
        say={say}
        value={textIn(amount['unit'])}
      />
    </div>
  );
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const yesNo: readonly Option[] = [
  { value: 'true', name: yes },
  { value: 'false', name: no },
];

const amountUnits: readonly Option[] = [
  ...servingUnits.map((value) => ({ value, name: untranslated(value) })),
  { value: 'serving', name: { ko: '회', en: 'servings' } },
];

const texts = {
  notStated: { ko: '모름', en: 'Not stated' },
  add: { ko: '추가…', en: 'Add…' },
  remove: { ko: '지우기', en: 'Remove' },
  commas: { ko: '쉼표로 나눠 쓰기', en: 'With commas between them' },
  wholeList: { ko: '전체 원재료임', en: 'This is the whole list' },
  exactness: { ko: '정확한 값 또는 상한', en: 'exact or a bound' },
  unit: { ko: '단위', en: 'Unit' },
} as const satisfies Record<string, LocalizedText>;
