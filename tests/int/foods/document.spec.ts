import { foodColumnsSql, foodDocumentSql, foodOfColumns } from '../../../src/database/foods/document.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let app: TestPayload;

beforeAll(async () => {
  app = await startTestPayload();
});

afterAll(async () => {
  await app.stop();
});

/** Values for every column of `foods`, by the type of its field. Foreign keys stay empty. */
const everything = `
  INSERT INTO foods
  SELECT filled.* FROM jsonb_populate_record(NULL::foods, (
    SELECT jsonb_object_agg(column_name, CASE
      WHEN column_name = 'id' THEN to_jsonb(4711)
      WHEN column_name LIKE '%_id' OR column_name = 'deleted_at' THEN 'null'::jsonb
      WHEN data_type = 'jsonb' THEN jsonb_build_array(column_name, jsonb_build_object('가', NULL))
      WHEN data_type = 'bigint' THEN to_jsonb(ordinal_position)
      WHEN data_type = 'numeric' THEN to_jsonb(ordinal_position + 0.1)
      WHEN data_type LIKE 'timestamp%' THEN to_jsonb('2024-02-29T23:59:59.0'::text || (ordinal_position % 10) || '+09:00')
      WHEN data_type = 'USER-DEFINED' THEN (
        SELECT to_jsonb(enumlabel::text) FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
        WHERE typname = udt_name ORDER BY enumsortorder DESC LIMIT 1
      )
      ELSE to_jsonb('값 "of" ' || column_name)
    END)
    FROM information_schema.columns WHERE table_name = 'foods' AND table_schema = 'public'
  )) AS filled`;

const rows: readonly (readonly [what: string, insert: string])[] = [
  ['every field', everything],
  [
    'only the required fields',
    `INSERT INTO foods (id, name, kind, source_name) VALUES (4711, '물', 'fresh', '시험')`,
  ],
  [
    'minimum, maximum and missing amounts',
    `INSERT INTO foods (id, name, kind, source_name, nutrients_sodium, nutrients_iron, nutrients_iodine, popularity)
     VALUES (4711, '물', 'fresh', '시험', 0, 1e-7, 123456789012.25, NULL)`,
  ],
];

test.each(rows)(
  'a food with %s is the same document from columns, from JSON and from Payload',
  async (_, insert) => {
    await app.pool.query('DELETE FROM foods');
    await app.pool.query(insert);
    // Staff see what somebody has set by hand; the document is for everybody.
    const {
      deletedAt,
      handSet: _handSet,
      ...generated
    } = await app.payload.findByID({
      collection: 'foods',
      id: 4711,
      depth: 0,
    });
    const asJson = await app.pool.query(`SELECT ${foodDocumentSql('f')} AS food FROM foods f`);
    const columns = await app.pool.query({
      text: `SELECT ${foodColumnsSql('f')} FROM foods f`,
      rowMode: 'array',
    });

    expect(deletedAt).toBeNull();
    expect(asJson.rows).toEqual([{ food: generated }]);
    expect(columns.rows.map(foodOfColumns)).toEqual([generated]);
  },
);
