'use client';

import { useRouter } from 'next/navigation.js';
import { useEffect } from 'react';

const everyMs = 3_000;

/** Reads the page again and again while something on it is at work. */
export function Reload() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [router]);
  return null;
}
