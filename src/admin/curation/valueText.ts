import { fillText, locales, type Language } from '../../domain/language.ts';
import { speaker } from '../texts.ts';
import { texts } from './curationTexts.ts';

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A value of a field in words: lists with commas, groups as "name: value", nothing as "empty". Never JSON. */
export function valueText(value: unknown, language: Language): string {
  const say = speaker(language);
  if (value === null || value === undefined || value === '') return say(texts.nothing);
  if (typeof value === 'boolean') return say(value ? texts.yes : texts.no);
  if (typeof value === 'number') return value.toLocaleString(locales[language]);
  if (typeof value === 'string')
    return moment.test(value)
      ? new Date(value).toLocaleString(locales[language], { dateStyle: 'medium', timeStyle: 'short' })
      : value;
  if (Array.isArray(value))
    return value.length === 0
      ? say(texts.nothing)
      : value.map((one: unknown) => valueText(one, language)).join(', ');
  return objectText(value, language);
}

function objectText(value: object, language: Language): string {
  const say = speaker(language);
  if ('title' in value && typeof value.title === 'string') return value.title;
  if ('rules' in value && Array.isArray(value.rules) && 'version' in value)
    return fillText(say(texts.rules), { count: value.rules.length, version: String(value.version) });
  const parts = Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined && !(Array.isArray(one) && one.length === 0))
    .map(([name, one]) => `${name}: ${valueText(one, language)}`);
  return parts.length === 0 ? say(texts.nothing) : parts.join('; ');
}
