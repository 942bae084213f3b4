'use client';

import { Link, useAuth, useConfig, useTranslation } from '@payloadcms/ui';
import { usePathname } from 'next/navigation.js';
import { speaker } from '../texts.ts';
import { texts } from './importTexts.ts';

/** The way to the imports in the navigation, for those who may read them. */
export function ImportsLink() {
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const { permissions } = useAuth();
  const path = usePathname();
  if (permissions?.collections?.['food-imports']?.read !== true) return null;
  const href = `${config.routes.admin}/imports`;
  return (
    <Link
      aria-current={path === href ? 'page' : undefined}
      className="nav__link"
      href={href}
      id="nav-imports"
      prefetch={false}
    >
      {path.startsWith(href) ? <span aria-hidden="true" className="nav__link-indicator" /> : null}
      <span className="nav__link-label">{speaker(i18n.language)(texts.imports)}</span>
    </Link>
  );
}
