import { z } from 'zod';
import { allergenSourceNames, foodKindNames, preparedStateNames } from '../../foods/kinds.ts';
import { foodFieldList } from '../../foods/fields.ts';
import { isNutrientName, nutrients } from '../../foods/nutrients.ts';
import { qualityFlagNames } from '../../foods/quality.ts';
import { localized, untranslated, type LocalizedText } from '../../language.ts';

/** The name of a field as people know it. `place` is a field of a food or a member of a group: `nutrients.sodium`. */
export function fieldTitle(place: string): LocalizedText {
  const [name = '', member] = place.split('.');
  const field = foodFieldList.find((one) => one.name === name)?.field;
  if (field === undefined) return untranslated(place);
  if (member === undefined || field.type !== 'group') return field.label;
  const one = Object.entries(field.fields).find(([known]) => known === member)?.[1];
  return one === undefined ? untranslated(place) : one.label;
}

const figure = z.object({ value: z.number().nullable(), qualifier: z.enum(['trace', 'below']) });
const flags = z.array(z.looseObject({ flag: z.string(), nutrients: z.array(z.string()) }));
const words = z.array(z.string());

const trace: LocalizedText = { ko: '미량', en: 'trace' };

/**
 * A value of a change for people; null when there is none. Categories are numbers in a change, and `categories` has their
 * names.
 */
export function shownValue(
  { field, value }: { field: string; value: unknown },
  categories: ReadonlyMap<number, LocalizedText>,
): LocalizedText | null {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'category' && typeof value === 'number')
    return categories.get(value) ?? untranslated(`#${String(value)}`);
  if (field === 'quality') return shownFlags(value);
  const qualified = figure.safeParse(value).data;
  if (qualified !== undefined) {
    const bound = qualified.value === null ? '' : String(qualified.value);
    return qualified.qualifier === 'trace'
      ? localized((language) => `${trace[language]}${bound === '' ? '' : ` (≤ ${bound})`}`)
      : untranslated(`< ${bound}`);
  }
  const list = words.safeParse(value).data;
  if (list !== undefined) return list.length === 0 ? null : untranslated(list.join(', '));
  if (typeof value === 'string') return choiceTitle(field, value);
  return untranslated(typeof value === 'number' ? String(value) : JSON.stringify(value));
}

const choices: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  kind: foodKindNames,
  prepared: preparedStateNames,
  allergensFrom: allergenSourceNames,
};

function choiceTitle(field: string, value: string): LocalizedText {
  return choices[field]?.[value] ?? untranslated(value);
}

/** The flags of a food, each with the nutrients that it covers. */
function shownFlags(value: unknown): LocalizedText | null {
  const list = flags.safeParse(value).data ?? [];
  if (list.length === 0) return null;
  return localized((language) =>
    list
      .map(({ flag, nutrients: covered }) => {
        const title = flagTitle(flag)[language];
        const names = covered.map((name) => (isNutrientName(name) ? nutrients[name][language] : name));
        return names.length === 0 ? title : `${title} (${names.join(', ')})`;
      })
      .join(' · '),
  );
}

/** What a flag says. One of another version is shown as it is. */
export function flagTitle(flag: string): LocalizedText {
  return Object.entries(qualityFlagNames).find(([known]) => known === flag)?.[1] ?? untranslated(flag);
}
