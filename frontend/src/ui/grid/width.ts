import { useSyncExternalStore } from 'react';

// Only the steps at which columns come and go matter, so that dragging the window's edge does not redraw lists.
const steps = [1000, 1080, 1200, 1280, 1360, 1400, 1600, 1900, 2500];
const step = () => steps.findLast((s) => window.innerWidth >= s) ?? 0;

/** The largest step of width (CSS pixels) that the window reaches. */
export const useWidth = (): number =>
  useSyncExternalStore((tell) => {
    window.addEventListener('resize', tell);
    return () => window.removeEventListener('resize', tell);
  }, step);
