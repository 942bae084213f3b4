'use client';

import { useTranslation } from '@payloadcms/ui';
import { mappingBases } from '../../../domain/imports/rows/preset.ts';
import { barcodeAndCode, type MappingForm } from '../../../domain/imports/settings/mappingForm.ts';
import { fillText } from '../../../domain/language.ts';
import { speaker } from '../../texts.ts';
import { texts } from '../importTexts.ts';
import type { ColumnSeen, FieldOption, MappingProps } from './readingProps.ts';

/** Where a person says which column of a file is which field, in which unit. */
export function MappingEditor({
  form,
  mapping,
  setForm,
}: {
  readonly form: MappingForm;
  readonly mapping: MappingProps;
  readonly setForm: (form: MappingForm) => void;
}) {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const hasKind = Object.values(form.columns).some(({ field }) => field === 'kind');
  return (
    <section className="dc-mapping">
      {mapping.initial.name === '' ? null : (
        <p>{fillText(say(texts.savedMapping), { name: mapping.initial.name })}</p>
      )}
      <div className="dc-mapping__all">
        <label className="dc-imports__field">
          {say(texts.source)}
          <input
            maxLength={200}
            onChange={(event) => {
              setForm({ ...form, sourceName: event.target.value });
            }}
            required
            type="text"
            value={form.sourceName}
          />
        </label>
        <label className="dc-imports__field">
          {say(texts.kind)}
          <select
            onChange={(event) => {
              setForm({ ...form, kind: event.target.value });
            }}
            required={!hasKind}
            value={form.kind}
          >
            <option value="">{say(texts.choosePlease)}</option>
            {mapping.kinds.map(({ title, value }) => (
              <option key={value} value={value}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
        <label className="dc-imports__field">
          {say(texts.per)}
          <select
            onChange={(event) => {
              const per = mappingBases.find((base) => base === event.target.value);
              if (per !== undefined) setForm({ ...form, per });
            }}
            value={form.per}
          >
            {mappingBases.map((base) => (
              <option key={base} value={base}>
                {base === 'serving' ? say(texts.perServing) : base.replace('100', '100 ')}
              </option>
            ))}
          </select>
        </label>
      </div>
      <table aria-label={say(texts.mapping)} className="dc-mapping__columns">
        <thead>
          <tr>
            <th scope="col">{say(texts.column)}</th>
            <th scope="col">{say(texts.field)}</th>
            <th scope="col">{say(texts.unit)}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map((seen, at) => (
            <Column fields={mapping.fields} form={form} key={at} seen={seen} setForm={setForm} />
          ))}
        </tbody>
      </table>
      <label className="dc-imports__field">
        {say(texts.saveAs)}
        <input
          maxLength={100}
          onChange={(event) => {
            setForm({ ...form, name: event.target.value });
          }}
          type="text"
          value={form.name}
        />
        <span className="dc-imports__note">{say(texts.saveHint)}</span>
      </label>
    </section>
  );
}

function Column({
  fields,
  form,
  seen: { column, examples, isUsable },
  setForm,
}: {
  readonly fields: readonly FieldOption[];
  readonly form: MappingForm;
  readonly seen: ColumnSeen;
  readonly setForm: (form: MappingForm) => void;
}) {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const { field, unit } = form.columns[column] ?? { field: '', unit: '' };
  const units = fields.find(({ value }) => value === field)?.units ?? [];
  const isTaken = (value: string): boolean =>
    Object.entries(form.columns).some(([other, choice]) => other !== column && overlap(choice.field, value));
  const set = (choice: { field: string; unit: string }): void => {
    setForm({ ...form, columns: { ...form.columns, [column]: choice } });
  };
  const group = (title: string, ofNutrients: boolean) => (
    <optgroup label={title}>
      {fields
        .filter((one) => one.units.length > 0 === ofNutrients)
        .map((one) => (
          <option disabled={isTaken(one.value)} key={one.value} value={one.value}>
            {say(one.title)}
          </option>
        ))}
    </optgroup>
  );
  return (
    <tr className={field === '' ? undefined : 'dc-mapping__used'}>
      <th scope="row">
        {column === '' ? say(texts.nameless) : column}
        <small>{examples.join(' · ')}</small>
      </th>
      <td>
        {isUsable ? (
          <select
            aria-label={fillText(say(texts.fieldOf), { column })}
            onChange={(event) => {
              set({ field: event.target.value, unit: '' });
            }}
            value={field}
          >
            <option value="">{say(texts.leaveOut)}</option>
            {group(say(texts.ofFood), false)}
            {group(say(texts.ofNutrients), true)}
          </select>
        ) : (
          <span className="dc-imports__note">{say(texts.columnTwice)}</span>
        )}
      </td>
      <td>
        {units.length === 0 ? null : (
          <select
            aria-label={fillText(say(texts.unitOf), { column })}
            onChange={(event) => {
              set({ field, unit: event.target.value });
            }}
            value={unit === '' ? units[0] : unit}
          >
            {units.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  );
}

/** Whether two columns would fill the same field. */
function overlap(field: string, other: string): boolean {
  const parts = (one: string): readonly string[] => (one === barcodeAndCode ? ['barcode', 'code'] : [one]);
  return field !== '' && parts(field).some((part) => parts(other).includes(part));
}
