import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Broken, Lost } from './broken';
import { Frame } from './frame';
import { features } from './places';

// Hash history works alike inside Wails and in a browser; filters are plain strings behind the question mark.
const root = createRootRoute({ component: Frame, notFoundComponent: Lost });

const strings = (search: Record<string, unknown>) => Object.fromEntries(Object.entries(search).map(([k, v]) => [k, String(v)]));

const places = Object.entries(features).map(([name, load]) =>
  createRoute({
    getParentRoute: () => root,
    // The splat is '' at the feature's own address, so that opening one of a list does not mount the screen anew.
    path: `/${name}/$`,
    validateSearch: strings,
    component: lazyRouteComponent(load, 'Screen'),
  }),
);

const first = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' as string });
  },
});

export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren([first, ...places]),
    history: createHashHistory(),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text && `?${text}`;
    },
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
  });
