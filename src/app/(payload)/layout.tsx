import '@payloadcms/next/css';
import { headers } from 'next/headers.js';
import { notFound } from 'next/navigation.js';
import { getPayload, type ServerFunctionClient } from 'payload';
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts';
import type { ReactNode } from 'react';
import { isForEverybody, keepingInput, readFunctionCall } from '../../admin/operations/serverFunctions.ts';
import config from '../../../payload.config.ts';
import { importMap } from './admin/importMap.js';

const serverFunction: ServerFunctionClient = async (sent) => {
  'use server';
  const call = readFunctionCall(sent);
  if (call === undefined) notFound();
  if (!isForEverybody(call)) {
    const payload = await getPayload({ config, importMap });
    const { user } = await payload.auth({ headers: await headers() });
    if (user?.collection !== 'staff') notFound();
  }
  const { collections } = await config;
  const curated = collections.flatMap(({ custom, slug }) => (custom['curated'] === true ? [slug] : []));
  return handleServerFunctions({ ...keepingInput(call, curated), config, importMap });
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  );
}
