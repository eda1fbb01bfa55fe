export * from './address';
export * from './Button';
export { type Command, useCommands } from './commands';
export * from './Icon';
export * from './Page';
export { Frame, type NavItem, Shell } from './Shell';
