import {
  bracketDepth,
  decodeComponent,
  hasUnstorableCharacter,
  jsonDepth,
  maximumFilterDepth,
  pathOfUnstorable,
} from '../../../domain/operations/requestShape.ts';
import {
  findParameterFault,
  type Parameter,
  type ParameterFault,
  type ParameterForms,
} from '../../../domain/operations/query/parameters.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Refuses a URL that cannot be processed: invalid percent escapes, NUL, or filters that are nested too deep.
 *
 * @throws {Problem} 400 that names the parameter.
 */
export function checkUrl(url: URL): void {
  const path = decodeComponent(url.pathname.replaceAll('+', '%2B'));
  if (path === undefined || hasUnstorableCharacter(path)) throw new Problem('invalid_character');
  parametersOf(url.search);
}

/**
 * Refuses parameters that the route does not take: unknown, empty and repeated ones, numbers out of their range, and
 * filters that are not JSON.
 *
 * @param search a query string, with or without its question mark.
 * @param forms undefined where only the encoding is checked.
 * @throws {Problem} 400 that names the parameter.
 */
export function checkParameters(search: string, forms: ParameterForms | undefined): void {
  const parameters = parametersOf(search);
  const fault = forms === undefined ? undefined : findParameterFault(parameters, forms);
  if (fault !== undefined) throw problemOf(fault);
  for (const [name, value] of parameters) if (name === 'where' && value !== '') checkJsonFilter(value);
}

/** Decodes a query string. */
function parametersOf(search: string): Parameter[] {
  return search
    .replace(/^\?/, '')
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

/** Payload parses this parameter without catching the error. */
function checkJsonFilter(json: string): void {
  if (jsonDepth(json) > maximumFilterDepth) throw tooDeep('where');
  const parsed = parseJson(json);
  if (pathOfUnstorable(parsed) !== undefined) throw new Problem('invalid_character', { field: 'where' });
  if (typeof parsed !== 'object' || parsed === null)
    throw new Problem('invalid_filter', { field: 'where', parameters: { path: 'where' } });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function problemOf(fault: ParameterFault): Problem {
  const { code, field } = fault;
  switch (code) {
    case 'unknown_field':
      return new Problem(code, { field, parameters: { nearest: fault.nearest } });
    case 'required':
      return new Problem(code, { field });
    case 'invalid_filter':
      return new Problem(code, { field, parameters: { path: fault.path } });
    case 'out_of_range':
      return new Problem(code, { field, parameters: { minimum: fault.minimum, maximum: fault.maximum } });
    case 'too_complex':
      return new Problem(code, { field, parameters: { limit: fault.limit } });
  }
}

function tooDeep(field: string): Problem {
  return new Problem('too_deep', { field, parameters: { limit: maximumFilterDepth } });
}

/** `where[name][equals]` → `where`, cut to a safe length. */
function fieldOf(name: string): string {
  const [root = ''] = name.split('[');
  return root.replace(/[^\w.-]/g, '').slice(0, 60);
}
