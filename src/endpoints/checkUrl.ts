import {
  bracketDepth,
  decodeComponent,
  hasUnstorableCharacter,
  jsonDepth,
  maximumFilterDepth,
  pathOfUnstorable,
} from '../domain/requestShape.ts';
import { Problem } from '../errors/problem.ts';

/** Parameters that Payload reads as JSON when they are given as one text. */
const jsonParameters = ['where', 'data'];

/**
 * Refuses an address that nothing behind it could read: broken escapes, NUL, filters nested beyond all use.
 *
 * @throws {Problem} 400 that names the parameter.
 */
export function checkUrl(url: URL): void {
  const path = decodeComponent(url.pathname.replaceAll('+', '%2B'));
  if (path === undefined || hasUnstorableCharacter(path)) throw new Problem('invalid_character');
  checkSearch(url.search.slice(1));
}

/** The same for a query string alone, without its question mark. */
export function checkSearch(search: string): void {
  if (search === '') return;
  for (const pair of search.split('&')) {
    const [rawName = '', ...rest] = pair.split('=');
    const name = decodeComponent(rawName);
    const value = decodeComponent(rest.join('='));
    const field = fieldOf(name ?? rawName);
    if (name === undefined || value === undefined) throw new Problem('invalid_character', { field });
    if (hasUnstorableCharacter(name) || hasUnstorableCharacter(value)) {
      throw new Problem('invalid_character', { field });
    }
    if (bracketDepth(name) > maximumFilterDepth) throw tooDeep(field);
    if (jsonParameters.includes(name) && value !== '') checkJsonParameter(field, value);
  }
}

function checkJsonParameter(field: string, json: string): void {
  if (jsonDepth(json) > maximumFilterDepth) throw tooDeep(field);
  const parsed = parseObject(json);
  if (parsed === undefined) throw new Problem('invalid_filter', { field, parameters: { path: field } });
  if (pathOfUnstorable(parsed) !== undefined) throw new Problem('invalid_character', { field });
}

function parseObject(json: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function tooDeep(field: string): Problem {
  return new Problem('too_deep', { field, parameters: { limit: maximumFilterDepth } });
}

/** `where[name][equals]` → `where`, and short whatever was sent. */
function fieldOf(name: string): string {
  const [root = ''] = name.split('[');
  return root.replace(/[^\w.-]/g, '').slice(0, 60);
}
