import { isEqualJson } from '../../../operations/equalJson.ts';
import { z } from 'zod';
import { localized, untranslated, type LocalizedText } from '../../../language.ts';
import { nutrients } from '../../../foods/nutrients.ts';
import { inSentence } from '../../texts/topicNames.ts';
import { isDraft, valueAt, valueInWords, type Draft, type FormField } from '../forms/formFields.ts';
import { fieldsOf, ruleKinds, ruleTypes, setFields } from '../forms/ruleFields.ts';
import { ruleSchema, type RuleOf } from '../rules.ts';
import { ruleSentence, subjectName, type RuleNames } from './ruleSentence.ts';
import { limitInWords } from './ruleWords.ts';

/** A difference between two sets of rules of a diet, as a sentence. */
export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of the rule; null: it is about the set. */
  readonly rule: string | null;
  readonly text: LocalizedText;
}

/**
 * What differs between two sets of rules: each added, removed and changed rule, and what changed beside the rules. Both
 * may be unfinished. A rule is the same one where its id is. The order of the rules means nothing.
 *
 * @param before undefined: there were none
 */
export function ruleChanges(
  before: Draft | undefined,
  after: Draft | undefined,
  names: RuleNames,
): RuleChange[] {
  const [old, now] = [rulesById(before), rulesById(after)];
  return [
    ...(before === undefined || after === undefined
      ? []
      : changedFields(setFields, before, after, names)
    ).map((text): RuleChange => ({ kind: 'changed', rule: null, text })),
    ...[...now].flatMap(([id, rule]): RuleChange[] => {
      const former = old.get(id);
      if (former === undefined) return [{ kind: 'added', rule: id, text: wholeRule(rule, names) }];
      return changesOfRule(former, rule, names).map((text) => ({ kind: 'changed', rule: id, text }));
    }),
    ...[...old].flatMap(([id, rule]): RuleChange[] =>
      now.has(id) ? [] : [{ kind: 'removed', rule: id, text: wholeRule(rule, names) }],
    ),
  ];
}

const typesSchema = z.enum(ruleTypes);

function rulesById(set: Draft | undefined): ReadonlyMap<string, Draft> {
  const rules: readonly unknown[] = Array.isArray(set?.['rules']) ? set['rules'] : [];
  return new Map(rules.filter(isDraft).map((rule) => [String(rule['id']), rule]));
}

function wholeRule(draft: Draft, names: RuleNames): LocalizedText {
  const rule = ruleSchema.safeParse(draft).data;
  if (rule === undefined) return localized((language) => `${unfinished[language]} (${String(draft['id'])})`);
  const { foods, people, rule: text } = ruleSentence(rule, names);
  return localized((language) =>
    [text, foods, people].flatMap((part) => (part === undefined ? [] : [part[language]])).join('; '),
  );
}

function changesOfRule(before: Draft, after: Draft, names: RuleNames): LocalizedText[] {
  if (isEqualJson(before, after)) return [];
  const type = typesSchema.safeParse(after['type']).data;
  if (type === undefined || before['type'] !== type) {
    const [from, to] = [wholeRule(before, names), wholeRule(after, names)];
    return [localized((language) => `${from[language]} → ${to[language]}`)];
  }
  const [old, now] = [ruleSchema.safeParse(before).data, ruleSchema.safeParse(after).data];
  const subject = old === undefined ? untranslated(String(before['id'])) : subjectName(old, names);
  const about = (text: LocalizedText): LocalizedText =>
    localized((language) => `${language === 'en' ? inSentence(subject.en) : subject.ko}: ${text[language]}`);
  const limits =
    old?.type === 'nutrient' && now?.type === 'nutrient' ? ruleKinds.nutrient.fields.slice(1) : [];
  const fields = fieldsOf(type).filter((field) => !limits.includes(field));
  return [
    ...(old?.type === 'nutrient' && now?.type === 'nutrient' ? limitChange(old, now) : []),
    ...changedFields(fields, before, after, names).map(about),
    ...casesChange(before['cases'], after['cases']).map(about),
  ];
}

/** "sodium: at most 120 mg → 100 mg per 100 g" */
function limitChange(old: RuleOf<'nutrient'>, now: RuleOf<'nutrient'>): LocalizedText[] {
  const [from, to] = [limitInWords(old), limitInWords(now)];
  if (from.ko === to.ko) return [];
  const { ko, en } = nutrients[old.nutrient];
  const isFigure = limitInWords({ ...old, limit: now.limit }).ko === to.ko;
  const words = isFigure
    ? limitInWords(now, old.limit)
    : localized((language) => `${from[language]} → ${to[language]}`);
  return [{ ko: `${ko}: ${words.ko}`, en: `${inSentence(en)}: ${words.en}` }];
}

function casesChange(old: unknown = [], now: unknown = []): LocalizedText[] {
  if (isEqualJson(old, now)) return [];
  const [from, to] = [old, now].map((cases) => (Array.isArray(cases) ? cases.length : 0));
  if (from === to) return [{ ko: '사례가 바뀜', en: 'its cases changed' }];
  return [{ ko: `사례 ${String(from)}개 → ${String(to)}개`, en: `${String(from)} → ${String(to)} cases` }];
}

/** "Categories: tea → tea, coffee" for each field with another value. */
function changedFields(
  fields: readonly FormField[],
  before: Draft,
  after: Draft,
  names: RuleNames,
): LocalizedText[] {
  return fields.flatMap((field) => {
    const [old, now] = [before, after].map((draft) => valueAt(draft, field.path) ?? field.absent);
    if (isEqualJson(old ?? [], now ?? [])) return [];
    return [
      localized((language) => {
        const words = (value: unknown) =>
          valueInWords(field, value, {
            say: (text) => text[language],
            nameOf: (one, slug) => nameOfValue(one, slug, names)[language],
          }) || nothing[language];
        return `${field.label[language]}: ${words(old)} → ${words(now)}`;
      }),
    ];
  });
}

/** The name of a value of a field: of an option, of a category or of an allergen. */
function nameOfValue(field: FormField, value: string, { allergen, category }: RuleNames): LocalizedText {
  const same = untranslated(value);
  if (!('options' in field)) return same;
  if (field.options === 'allergens') return allergen(value);
  if (field.options === 'food-categories') return category(value);
  return field.options.find((option) => option.value === value)?.name ?? same;
}

const unfinished: LocalizedText = { ko: '아직 다 쓰지 않은 규칙', en: 'A rule that is not finished yet' };
const nothing: LocalizedText = { ko: '없음', en: 'none' };
