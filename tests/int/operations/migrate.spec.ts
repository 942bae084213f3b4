import { sql } from 'drizzle-orm';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { migrations as shippedMigrations } from '../../../migrations/index.ts';
import {
  migrateDatabase,
  type MigrateOptions,
  type PostgresMigration,
} from '../../../src/database/migrate/migrate.ts';
import { readSqlFiles, sqlFile } from '../../../src/database/migrate/sqlFiles.ts';
import { checkDatabase } from '../../../src/server/databaseState.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { schemaOf } from '../../helpers/database/databaseSchema.ts';
import { openFolder } from '../../helpers/openFolder.ts';
import { openPayloadOn, type OpenedPayload } from '../../helpers/payloadOn.ts';

let database: TestDatabase;
let openedPayload: OpenedPayload;

beforeEach(async () => {
  database = await createTestDatabase();
  openedPayload = await openPayloadOn(database.url);
});
afterEach(async () => {
  await openedPayload.close();
  await database.drop();
});

const shipped = readSqlFiles();
const migrations: readonly PostgresMigration[] = shippedMigrations;
const migrate = (options: MigrateOptions = {}, all = migrations) =>
  migrateDatabase(openedPayload.payload, all, options);

const greeting = (text: string) =>
  sqlFile(
    'src/database/greeting.sql',
    `CREATE OR REPLACE FUNCTION greet() RETURNS text LANGUAGE sql AS $$ SELECT '${text}' $$;`,
  );
const greet = async () => (await database.pool.query<{ greet: string }>('SELECT greet()')).rows[0]?.greet;

/** A pending migration that creates a table. */
const pending = (inTheMiddle: PostgresMigration['up'] = () => Promise.resolve()): PostgresMigration => ({
  name: '999999_pending',
  up: async (args) => {
    await args.db.execute(sql`CREATE TABLE half_made (id integer)`);
    await inTheMiddle(args);
  },
  down: () => Promise.resolve(),
});

/** Expects that the migrator fails with this message and changes nothing. */
async function expectRefusal(message: RegExp, attempt: () => Promise<void>): Promise<void> {
  const whole = async () => ({
    schema: await schemaOf(database.pool),
    applied: (await database.pool.query('SELECT * FROM applied_sql ORDER BY 1, 2')).rows,
    migrations: (await database.pool.query('SELECT name FROM payload_migrations ORDER BY id')).rows,
  });
  const before = await whole();
  await expect(attempt()).rejects.toThrow(message);
  expect(await whole()).toEqual(before);
}

describe('a changed SQL file', () => {
  it('is applied again', async () => {
    await migrate({ files: [...shipped, greeting('hello')] });
    expect(await greet()).toBe('hello');
    await migrate({ files: [...shipped, greeting('good morning')] });
    expect(await greet()).toBe('good morning');
  });

  it('has its functions dropped when it is deleted', async () => {
    const before = await schemaOf(database.pool);
    await migrate({ files: [...shipped, greeting('hello')] });
    await migrate();
    expect(await schemaOf(database.pool)).toEqual(before);
  });

  it('is not applied when nothing differs', async () => {
    const version = `SELECT xmin::text FROM pg_proc WHERE proname = 'food_norm'`;
    const before = await database.pool.query(version);
    await migrate();
    expect((await database.pool.query(version)).rows).toEqual(before.rows);
  });

  it('causes a rebuild of an index on its function, also when only a called function changed', async () => {
    const file = (letter: string) =>
      sqlFile(
        'src/database/keys.sql',
        `CREATE OR REPLACE FUNCTION key_start() RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT '${letter}' $$;
         CREATE OR REPLACE FUNCTION key_of(id integer) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN public.key_start() || id; END $$;
         CREATE INDEX IF NOT EXISTS keyed_key ON keyed (key_of(id));`,
      );
    await database.pool.query('CREATE TABLE keyed AS SELECT generate_series(1, 1000) AS id');
    await migrate({ files: [...shipped, file('a')] });
    await migrate({ files: [...shipped, file('b')] });
    const client = await database.pool.connect();
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query(`SELECT id FROM keyed WHERE key_of(id) = 'b7'`);
    client.release(true);
    expect(rows).toEqual([{ id: 7 }]);
  });

  it('leaves functions alone that are not in our files', async () => {
    await database.pool.query(`CREATE FUNCTION report() RETURNS integer LANGUAGE sql AS 'SELECT 1'`);
    await migrate({ files: [...shipped, greeting('hello')] });
    await migrate();
    expect((await database.pool.query('SELECT report()')).rows).toEqual([{ report: 1 }]);
  });

  it('leaves functions, views and triggers alone that are not in our files, also when the list of ours was emptied', async () => {
    await database.pool.query(`
      CREATE FUNCTION food_ops_report() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE VIEW food_ops_view AS SELECT id FROM foods;
      CREATE FUNCTION food_ops_pass() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER food_ops_trg BEFORE UPDATE ON foods FOR EACH ROW EXECUTE FUNCTION food_ops_pass()`);
    const before = await schemaOf(database.pool);
    const applied = 'SELECT * FROM applied_sql ORDER BY kind, name';
    const { rows: appliedBefore } = await database.pool.query(applied);
    await database.pool.query('DELETE FROM applied_sql');
    await migrate();
    expect(await schemaOf(database.pool)).toEqual(before);
    expect((await database.pool.query(applied)).rows).toEqual(appliedBefore);
  });

  it('is refused when a foreign view depends on our function, and the error names both', async () => {
    await migrate({ files: [...shipped, greeting('hello')] });
    await database.pool.query('CREATE VIEW greetings AS SELECT greet()');
    await expectRefusal(/in no SQL file.*view greetings depends on function greet\(\)/, () => migrate());
  });
});

describe('a half-applied change', () => {
  it('is rolled back when a file has an error; the message has file, line and PostgreSQL’s text', async () => {
    const brokenFile = sqlFile(
      'src/database/broken.sql',
      'SELECT 1;\n\nCREATE OR REPLACE FUNCTOIN f() RETURNS text;',
    );
    await expectRefusal(
      /^src\/database\/broken\.sql, line 3: syntax error at or near "FUNCTOIN"\. Correct the file and start again/,
      () => migrate({ files: [...shipped, greeting('hello'), brokenFile] }, [...migrations, pending()]),
    );
  });

  it('is rolled back when the connection is lost, and the next start applies it', async () => {
    const killed = pending(async ({ db }) => {
      const { rows } = await db.execute(sql`SELECT pg_backend_pid() AS pid`);
      await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.['pid']]);
    });
    await expectRefusal(/terminat|Failed query|Connection/i, () =>
      migrate({ files: [...shipped, greeting('hello')] }, [...migrations, killed]),
    );
    await migrate({ files: [...shipped, greeting('hello')] }, [...migrations, pending()]);
    expect(await greet()).toBe('hello');
  });
});

describe('a transaction command in a file', () => {
  it.each([
    ['COMMIT', 'COMMIT;'],
    ['BEGIN', 'begin work;'],
    ['START', 'START TRANSACTION ISOLATION LEVEL SERIALIZABLE;'],
    ['END', "SELECT 'it''s; ' AS \"a;b\"; END"],
    ['ROLLBACK', '/* one /* two */ ; */ ROLLBACK;'],
    ['ABORT', "SELECT E'\\'; '; ABORT;"],
    ['SAVEPOINT', 'SELECT $a$ $$; $a$; -- a comment;\nSAVEPOINT here;'],
    ['RELEASE', 'RELEASE here;'],
    ['PREPARE TRANSACTION', "PREPARE TRANSACTION 'later';"],
    ['SET TRANSACTION', 'SET TRANSACTION READ ONLY;'],
    [
      'COMMIT',
      'CREATE FUNCTION one() RETURNS integer BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END; COMMIT;',
    ],
  ])('is refused before anything is changed: %s in %j', async (command, statements) => {
    const file = sqlFile('src/database/half.sql', `CREATE TABLE half_applied ();\n\n${statements}`);
    await expectRefusal(
      new RegExp(
        `^src/database/half\\.sql, line [34]: ${command} is a transaction command, .*Remove the command and start again\\. Nothing was changed\\.$`,
      ),
      () => migrate({ files: [...shipped, greeting('hello'), file] }, [...migrations, pending()]),
    );
  });

  it('is allowed as a word of a body, a string, a comment or a name', async () => {
    const file = sqlFile(
      'src/database/greeting.sql',
      `-- ; COMMIT;
      /* ; ROLLBACK; /* ; END; */ ; COMMIT; */
      CREATE OR REPLACE FUNCTION greet() RETURNS text LANGUAGE plpgsql AS $body$
      BEGIN
        -- $$
        RETURN 'hello; COMMIT;';
      END
      $body$;
      CREATE OR REPLACE FUNCTION greet_many(begin$1 integer) RETURNS text BEGIN ATOMIC
        SELECT CASE WHEN begin$1 > 1 THEN 'hello; ' ELSE E'\\'; COMMIT; ' END;
        SELECT greet() AS "; COMMIT;";
      END;
      PREPARE greeting AS SELECT greet(); DEALLOCATE greeting; SELECT set_config('app.commit', ';ABORT', true);`,
    );
    await migrate({ files: [...shipped, file] });
    expect(await greet()).toBe('hello; COMMIT;');
  });
});

describe('a migration that fails', () => {
  it('is reported with its name and PostgreSQL’s message, without the statement and its parameters', async () => {
    await database.pool.query('CREATE TABLE suitable_bits (id integer)');
    const failing = pending(async ({ db }) => {
      await db.execute(sql`CREATE TABLE suitable_bits AS SELECT ${'a secret'} AS value`);
    });
    await expectRefusal(
      /^The migration 999999_pending failed: relation "suitable_bits" already exists\. This version creates an object of that name: rename or drop the existing one, and start again\. Nothing was changed\.$/,
      () => migrate({}, [...migrations, failing]),
    );
  });

  it('is reported with the view of somebody else that depends on its column', async () => {
    await database.pool.query('CREATE VIEW ops_view AS SELECT popularity FROM foods');
    const failing = pending(async ({ db }) => {
      await db.execute(sql`ALTER TABLE foods DROP COLUMN popularity`);
    });
    await expectRefusal(
      /^The migration 999999_pending failed: cannot drop column popularity .*\(view ops_view depends on column popularity of table foods\)\. Drop or change that object/,
      () => migrate({}, [...migrations, failing]),
    );
  });

  it('is reported without the values of a row that a constraint refuses', async () => {
    const failing = pending(async ({ db }) => {
      await db.execute(sql`ALTER TABLE half_made ADD UNIQUE (id)`);
      await db.execute(sql`INSERT INTO half_made VALUES (${4711}), (${4711})`);
    });
    await expectRefusal(
      /^The migration 999999_pending failed: duplicate key value violates unique constraint "half_made_id_key"\. Remove this cause and start again\. Nothing was changed\.$/,
      () => migrate({}, [...migrations, failing]),
    );
  });
});

describe('a database of another version', () => {
  it('is refused when it is newer, with the name of the migration that this version does not have', async () => {
    await database.pool.query(`INSERT INTO payload_migrations (name, batch) VALUES ('000900_future', 9)`);
    await expectRefusal(/newer version than this program: it has 000900_future\. Start that version/, () =>
      migrate({ files: [...shipped, greeting('hello')] }),
    );
  });

  it('is refused when Payload’s development mode wrote its tables, with the row that says so', async () => {
    await database.pool.query(`INSERT INTO payload_migrations (name, batch) VALUES ('dev', -1)`);
    await expectRefusal(/^Payload's development mode changed .* row dev\. Use another database, or /, () =>
      migrate({ files: [...shipped, greeting('hello')] }),
    );
  });

  it('is refused when it is older than the versions that the baseline accepts', async () => {
    await database.pool.query(
      `UPDATE payload_migrations SET name = '20261127_000018_food_search_fits' WHERE name = '000001_baseline'`,
    );
    await expectRefusal(/version before 20261127_000019.*Start commit 2bdf748b on it once/, () => migrate());
  });
});

describe('a change by hand', () => {
  it.each([
    [
      'of a function',
      `CREATE OR REPLACE FUNCTION greet() RETURNS text LANGUAGE sql AS $$ SELECT 'by hand' $$`,
      /SQL files: greet\(\) was changed \(src\/database\/greeting\.sql\)\. Put the change into the file.*REAPPLY_SQL=true/,
    ],
    [
      'that dropped a function',
      'DROP FUNCTION greet()',
      /greet\(\) was dropped \(src\/database\/greeting\.sql\)/,
    ],
    [
      'that disabled a trigger',
      'ALTER TABLE foods DISABLE TRIGGER food_search_insert',
      /food_search_insert on foods was changed \(src\/database\/search\/\S+\.sql\)/,
    ],
  ])('%s is refused with name and file, unless REAPPLY_SQL allows to lose it', async (_, byHand, message) => {
    const files = [...shipped, greeting('hello')];
    await migrate({ files });
    const asFilesSay = await schemaOf(database.pool);
    await database.pool.query(byHand);
    await expectRefusal(message, () => migrate({ files }));
    await migrate({ files, reapply: true });
    expect(await schemaOf(database.pool)).toEqual(asFilesSay);
  });
});

test('a missing SQL file is a fault of the start that names the file, and nothing is changed', async () => {
  const root = openFolder('incomplete');
  const [missing] = shipped.slice(-1);
  for (const { path, text } of shipped.slice(0, -1)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  try {
    await expect(checkDatabase(database.url, root)).rejects.toMatchObject({
      name: 'StartFault',
      problem: `The installation is incomplete: its file ${missing?.path ?? ''} is missing or cannot be read`,
      fix: 'Install this version again with all its files. Nothing was changed',
    });
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('the migrator applies every file that defines functions, triggers or views', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const files = readdirSync(join(root, 'src/database'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .map((name) => `src/database/${name}`);
  const defining = files.filter((path) =>
    /^CREATE (OR REPLACE )?(FUNCTION|PROCEDURE|AGGREGATE|TRIGGER|VIEW)/im.test(
      readFileSync(join(root, path), 'utf8'),
    ),
  );
  expect(shipped.map(({ path }) => path)).toEqual(expect.arrayContaining(defining));
});
