import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { CollectionSlug, PayloadRequest } from 'payload';
import yazl from 'yazl';
import { z } from 'zod';
import { csvHead, csvLine } from '../../../domain/accounts/csv.ts';
import { personalFields, type PersonalField } from '../../../domain/accounts/personalData.ts';
import { languages, untranslated, type LocalizedText } from '../../../domain/language.ts';
import { filesOf } from '../../../domain/operations/uploadFiles.ts';
import { jsonPieces } from '../../operations/jsonStream.ts';
import { isUpload, uploadFolder } from '../../operations/files/uploadFolder.ts';
import { readDiaryItems } from '../../meals/mealItems.ts';
import { collectMember } from '../exportMember.ts';
import { readOwnedDocuments } from '../ownedDocuments.ts';
import { exportGuide, partTexts, type GuideLine } from './guide.ts';

/** A file of the export; its content is read when its turn comes. */
interface Entry {
  readonly name: string;
  /** What the guide says about it. Of many pictures the first one tells about all. */
  readonly about?: GuideLine;
  readonly open: () => Promise<NodeJS.ReadableStream>;
  /** A picture does not become smaller. */
  readonly isCompressed?: boolean;
}

/**
 * A ZIP with everything about a member: a guide, `data.json` with all parts, a CSV file for each part, one for the foods of the
 * meals, and the pictures. All of it follows from the declarations of personal data, so a new collection is in it. It is
 * a stream: neither the lists nor the pictures are in the memory at once.
 *
 * @param input.onEntry is called with the number of files that are begun and their total.
 */
export async function exportZip({
  req,
  user,
  signal,
  onEntry,
}: {
  req: PayloadRequest;
  user: number;
  signal: AbortSignal;
  onEntry: (begun: number, total: number) => Promise<void>;
}): Promise<NodeJS.ReadableStream> {
  const entries = await entriesOf({ req, user });
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: unknown) => output.destroy(error instanceof Error ? error : new Error('no ZIP')));
  let begun = 0;
  for (const { name, open, isCompressed = true } of entries) {
    zip.addReadStreamLazy(name, { compress: isCompressed }, (callback) => {
      begun += 1;
      const opened = async () => {
        signal.throwIfAborted();
        await onEntry(begun, entries.length);
        return open();
      };
      opened().then(
        (stream) => {
          // A picture may be deleted meanwhile. The archive listens to no errors of its entries.
          stream.on('error', (error) => zip.emit('error', error));
          callback(null, stream);
        },
        (error: unknown) => {
          zip.emit('error', error);
        },
      );
    });
  }
  zip.end();
  return zip.outputStream.pipe(output);
}

async function entriesOf({ req, user }: { req: PayloadRequest; user: number }): Promise<Entry[]> {
  const { collections } = req.payload.config;
  const entries: Entry[] = [entryOf('data.json', partTexts.everything, () => openJson({ req, user }))];
  for (const declared of personalFields(collections)) {
    if (declared.exported === false) continue;
    const { collection, exported } = declared;
    const read = () => readOwnedDocuments({ req, declared, user });
    const config = collections.find(({ slug }) => slug === collection);
    const about = labelOf(config?.labels.plural, exported.name);
    entries.push(entryOf(`${exported.name}.csv`, about, () => openCsv({ req, declared, read })));
    if (collection === 'meal-diaries')
      entries.push(
        entryOf('mealItems.csv', partTexts.foodsOfMeals, () =>
          Promise.resolve(Readable.from(itemLines(read()))),
        ),
      );
    if (config === undefined || !isUpload(config)) continue;
    const folder = uploadFolder(req.payload, collection);
    for await (const document of read()) {
      const [file] = filesOf(document);
      const path = file === undefined ? undefined : join(folder, basename(file));
      // The sweep tells staff about documents without their file.
      if (path === undefined || !existsSync(path)) continue;
      const open = () => Promise.resolve(createReadStream(path));
      entries.push({
        name: `${exported.name}/${basename(path)}`,
        about: { name: `${exported.name}/`, about: partTexts.pictures },
        open,
        isCompressed: false,
      });
    }
  }
  const lines = new Map(entries.flatMap(({ about }) => (about === undefined ? [] : [[about.name, about]])));
  const guide = () => Promise.resolve(Readable.from([exportGuide([...lines.values()])]));
  return [{ name: 'README.txt', open: guide }, ...entries];
}

function entryOf(name: string, about: LocalizedText, open: Entry['open']): Entry {
  return { name, about: { name, about }, open };
}

const localizedLabel = z.record(z.enum(languages), z.string());

/** The name of a collection in the admin UI. */
function labelOf(label: unknown, name: string): LocalizedText {
  return localizedLabel.safeParse(label).data ?? untranslated(name);
}

async function openJson(member: { req: PayloadRequest; user: number }): Promise<NodeJS.ReadableStream> {
  const members = await collectMember(member);
  return Readable.from(jsonPieces(members));
}

function openCsv({
  req,
  declared: { collection, exported, field },
  read,
}: {
  req: PayloadRequest;
  declared: PersonalField & { collection: CollectionSlug };
  read: () => AsyncIterable<object>;
}): Promise<NodeJS.ReadableStream> {
  const { flattenedFields } = req.payload.collections[collection].config;
  const names = ['id', ...flattenedFields.map(({ name }) => name)];
  const hidden = [field, ...(exported === false ? [] : (exported.without ?? []))];
  const columns = [...new Set(names)].filter((name) => !hidden.includes(name));
  async function* lines(): AsyncGenerator<string> {
    yield csvHead(columns);
    for await (const document of read()) {
      const values = new Map<string, unknown>(Object.entries(document));
      yield csvLine(columns.map((name) => values.get(name)));
    }
  }
  return Promise.resolve(Readable.from(lines()));
}

async function* itemLines(diaries: AsyncIterable<object>): AsyncGenerator<string> {
  yield csvHead(['diary', 'date', 'mealType', 'food', 'name', 'brand', 'amount', 'unit']);
  for await (const diary of diaries) {
    const { id, date, mealType } = Object.fromEntries(Object.entries(diary)) as Record<string, unknown>;
    for (const { food, amount, unit, snapshot } of readDiaryItems(diary))
      yield csvLine([id, date, mealType, food, snapshot.name, snapshot.brand, amount, unit]);
  }
}
