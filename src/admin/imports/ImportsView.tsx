import type { AdminViewServerProps } from 'payload';
import { notFound } from 'next/navigation.js';
import { z } from 'zod';
import { readShownRows } from '../../domain/imports/report/reportFilter.ts';
import { toLanguage } from '../../i18n/language.ts';
import { readImportPage } from '../../services/imports/desk/readImportPage.ts';
import { readImports } from '../../services/imports/desk/readImports.ts';
import { formatsFor } from '../charts/formats.ts';
import { AdminPage, idInAddress, orNotFound } from '../controls/AdminPage.tsx';
import { speaker } from '../texts.ts';
import { texts } from './importTexts.ts';
import { ImportList } from './list/ImportList.tsx';
import { ImportPage } from './page/ImportPage.tsx';
import './imports.css';

const pageNumber = z.coerce.number().int().min(1).max(1_000_000).catch(1);

/** Imports of foods: `/admin/imports` uploads and lists them, `/admin/imports/:id` is one from its files to its report. */
export async function ImportsView(view: AdminViewServerProps) {
  const { permissions, req } = view.initPageResult;
  const { i18n, payload } = req;
  if (permissions.collections?.['food-imports']?.read !== true) notFound();
  const id = idInAddress(view);
  const language = toLanguage(i18n.language);
  const shared = { say: speaker(language), formats: formatsFor(language) };
  const { admin, api } = payload.config.routes;
  const base = `${admin}/imports`;
  const title = { label: shared.say(texts.imports), ...(id === undefined ? {} : { url: base }) };
  if (id === undefined) {
    const list = await readImports(req, { page: pageNumber.parse(view.searchParams?.['page']) });
    return (
      <AdminPage className="dc-imports" nav={[title]} view={view}>
        <ImportList {...shared} base={base} list={list} />
      </AdminPage>
    );
  }
  const filter = readShownRows(view.searchParams ?? {});
  const data = await readImportPage(req, id, filter).catch(orNotFound);
  return (
    <AdminPage className="dc-imports" nav={[title, { label: data.shown.title }]} view={view}>
      <ImportPage
        {...shared}
        admin={admin}
        api={api}
        base={base}
        data={data}
        filter={filter}
        language={language}
      />
    </AdminPage>
  );
}
