import { loggedError } from './loggedError.ts';

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
  expect(logged).toMatchObject({ message: 'Failed query', cause: { code: '22P02', table: 'users' } });
  expect(logged.frames[0]).toMatch(/^at /);
});

test('keeps the message of other errors', () => {
  expect(loggedError(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    message: 'x is not a function',
  });
});

test('logs a value that is no error, and cuts circular causes', () => {
  const circular = new Error('round');
  circular.cause = circular;
  expect(JSON.stringify(loggedError(circular)).length).toBeLessThan(20_000);
  expect(loggedError('text')).toEqual({ type: 'string', message: 'not an Error', frames: [] });
});
