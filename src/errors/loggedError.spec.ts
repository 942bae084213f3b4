import { loggedError, loggedLines } from './loggedError.ts';

test('logs a failed query without its parameters and quoted values', () => {
  const cause = Object.assign(new Error('invalid input syntax for type integer: "secret"'), {
    severity: 'ERROR',
    code: '22P02',
    table: 'users',
    detail: 'Key (email)=(secret@example.com) already exists.',
  });
  const error = new Error('Failed query: insert into "users" values ($1)\nparams: secret@example.com', {
    cause,
  });
  const logged = loggedError(error);
  expect(JSON.stringify(logged)).not.toContain('secret');
  expect(logged).toMatchObject({ type: 'Error', cause: { code: '22P02', table: 'users' } });
  expect(logged.frames[0]).toMatch(/^at /);
  expect(loggedLines(error).join('\n')).toMatch(/^Error\n {4}at [^]*\nby Error 22P02 users\n {4}at /);
});

test.each<[string, unknown]>([
  ['a value that is not JSON', invalidJson()],
  [
    'a message with lines like a stack',
    new Error('first\n    at secret (/secret.ts:1:2)\n    at secret:1:1'),
  ],
  [
    'a name and a code with texts in them',
    Object.assign(new Error('x'), { name: 'a secret', code: 'the secret' }),
  ],
  ['an operator', operatorError()],
  ['a failed resolver', Object.assign(new Error('secret'), { originalError: new Error('secret') })],
  ['no error', 'secret'],
])('logs nothing of %s', (_, error) => {
  expect(JSON.stringify(loggedError(error))).not.toContain('secret');
  expect(loggedLines(error).join()).not.toContain('secret');
});

test('keeps a message of the engine that names only parts of the program', () => {
  expect(loggedError(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    message: 'x is not a function',
  });
  expect(loggedError(new TypeError("Cannot read properties of null (reading 'secret')")).message).toBe(
    'Cannot read properties of null',
  );
});

test('logs a value that is no error, and cuts circular causes', () => {
  const circular = new Error('round');
  circular.cause = circular;
  expect(JSON.stringify(loggedError(circular)).length).toBeLessThan(20_000);
  expect(loggedError('text')).toEqual({ type: 'string', message: 'not an Error', frames: [] });
});

function invalidJson(): unknown {
  try {
    return JSON.parse('secret');
  } catch (error) {
    return error;
  }
}

function operatorError(): unknown {
  try {
    return 'x' in (JSON.parse('"secret"') as object);
  } catch (error) {
    return error;
  }
}
