import {
  bracketDepth,
  decodeComponent,
  hasUnstorableCharacter,
  jsonDepth,
  maximumFilterDepth,
  pathOfUnstorable,
} from '../../domain/operations/requestShape.ts';
import { whereFault, whereOfBrackets } from '../../domain/operations/whereShape.ts';
import { Problem } from '../../errors/problem.ts';

type Parameter = readonly [name: string, value: string];

/** Parameters that Payload takes as whole numbers and passes to the database unchecked. */
const wholeNumbers: Readonly<Record<string, RegExp>> = {
  page: /^[1-9]\d{0,8}$/,
  limit: /^\d{1,9}$/,
  depth: /^\d{1,9}$/,
};

/**
 * Refuses a URL that cannot be processed: invalid percent escapes, NUL, or filters that are nested too deep.
 *
 * @throws {Problem} 400 that names the parameter.
 */
export function checkUrl(url: URL): void {
  const path = decodeComponent(url.pathname.replaceAll('+', '%2B'));
  if (path === undefined || hasUnstorableCharacter(path)) throw new Problem('invalid_character');
  decodeSearch(url.search.slice(1));
}

/**
 * Refuses the query of a list of documents that cannot be run: everything that {@link checkUrl} refuses, and invalid
 * conditions, operators and page numbers.
 *
 * @param search a query string without its question mark.
 * @throws {Problem} 400 that names the parameter.
 */
export function checkListQuery(search: string): void {
  const parameters = decodeSearch(search);
  for (const [name, value] of parameters) {
    if (name === 'where' && value !== '') checkWhere(parseWhere(value));
    if (value !== '' && wholeNumbers[name]?.test(value) === false) throw invalidFilter(name, name);
  }
  checkWhere(whereOfBrackets(parameters));
}

function decodeSearch(search: string): Parameter[] {
  return search
    .split('&')
    .filter((pair) => pair !== '')
    .map(decodeParameter);
}

function decodeParameter(pair: string): Parameter {
  const [rawName = '', ...rest] = pair.split('=');
  const name = decodeComponent(rawName);
  const value = decodeComponent(rest.join('='));
  const field = fieldOf(name ?? rawName);
  if (name === undefined || value === undefined) throw new Problem('invalid_character', { field });
  if (hasUnstorableCharacter(name) || hasUnstorableCharacter(value)) {
    throw new Problem('invalid_character', { field });
  }
  if (bracketDepth(name) > maximumFilterDepth) throw tooDeep(field);
  return [name, value];
}

function parseWhere(json: string): unknown {
  if (jsonDepth(json) > maximumFilterDepth) throw tooDeep('where');
  const parsed = parseJson(json);
  if (pathOfUnstorable(parsed) !== undefined) throw new Problem('invalid_character', { field: 'where' });
  return parsed;
}

function checkWhere(where: unknown): void {
  const fault = whereFault(where);
  if (fault !== undefined) throw invalidFilter('where', fault.slice(0, 100));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function invalidFilter(field: string, path: string): Problem {
  return new Problem('invalid_filter', { field, parameters: { path: path === '' ? field : path } });
}

function tooDeep(field: string): Problem {
  return new Problem('too_deep', { field, parameters: { limit: maximumFilterDepth } });
}

/** `where[name][equals]` → `where`, cut to a safe length. */
function fieldOf(name: string): string {
  const [root = ''] = name.split('[');
  return root.replace(/[^\w.-]/g, '').slice(0, 60);
}
