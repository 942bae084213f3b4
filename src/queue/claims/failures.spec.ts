import { failureReason, JobTimeout, Unretryable } from './failures.ts';

const coded = (fields: object, message = 'someone@example.com', cause?: Error) =>
  Object.assign(new Error(message, { cause }), fields);

test.each<[string, unknown, string]>([
  ['an SMTP refusal', coded({ code: 'EENVELOPE', responseCode: 550 }), 'Error EENVELOPE 550'],
  [
    'a wrapped database error',
    coded({}, 'params: a@b.c', coded({ code: '23505', constraint: 'users_email' })),
    'Error, by Error 23505 users_email',
  ],
  ['a code with a text in it', coded({ code: 'a@b.c said: no' }), 'Error'],
  ['a timeout', new JobTimeout('x'), 'JobTimeout'],
  ['a reason of an unretryable job', new Unretryable('unknown name'), 'unknown name'],
  ['a thrown string', 'someone@example.com', 'thrown string'],
])('describes %s without its message', (_, error, reason) => {
  expect(failureReason(error)).toBe(reason);
});

test('stops at a cycle of causes', () => {
  const error = new Error('a');
  error.cause = error;
  expect(failureReason(error)).toBe('Error, by Error, by Error, by Error');
});
