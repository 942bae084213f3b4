import type { Draft, FieldGroup, FormField } from '../../../../domain/suitability/rules/forms/formFields.ts';
import { valueAt, withValueAt } from '../../../../domain/suitability/rules/forms/formFields.ts';
import { Disclosure } from '../../../fields/Disclosure.tsx';
import { FieldInput, type InputShared } from './FieldInput.tsx';

type Editing = InputShared & {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** What is wrong with the value of a field. */
  readonly faultOf?: (field: FormField) => string | undefined;
};

/** Inputs in groups. A group is open when it has a value, or a fault. */
export function GroupedFields({ groups, ...editing }: Editing & { readonly groups: readonly FieldGroup[] }) {
  const { draft, faultOf, say } = editing;
  return groups.map(({ fields, label }) => (
    <Disclosure
      className="dc-case__group"
      key={label.en}
      needsAttention={fields.some(
        (field) => isStated(valueAt(draft, field.path)) || faultOf?.(field) !== undefined,
      )}
      summary={say(label)}
    >
      <Fields {...editing} fields={fields} />
    </Disclosure>
  ));
}

function isStated(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Inputs side by side. */
export function Fields({
  draft,
  faultOf,
  fields,
  onChange,
  ...shared
}: Editing & { readonly fields: readonly FormField[] }) {
  return (
    <div className="dc-case__fields">
      {fields.map((field) => (
        <FieldInput
          fault={faultOf?.(field)}
          field={field}
          key={field.path.join('.')}
          onChange={(value) => {
            onChange(withValueAt(draft, field.path, value));
          }}
          value={valueAt(draft, field.path)}
          {...shared}
        />
      ))}
    </div>
  );
}
