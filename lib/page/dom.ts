// The few ways this code looks at a page, taken from the prototypes once: a form with a field named `childNodes`, or an image
// named `title`, cannot stand in front of them (threat-model.md, 3.8).

type Getter<T> = (of: object) => T;

// The getter of a property, wherever on the chain of prototypes it lives.
function getter<T>(prototype: object, name: string): Getter<T> {
  for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at)) {
    const get = Object.getOwnPropertyDescriptor(at, name)?.get;
    if (get !== undefined) return (of) => Reflect.apply(get, of, []) as T;
  }
  throw new TypeError(`no getter ${name}`);
}

// A method of a prototype, called on any object.
function method<A extends unknown[], T>(prototype: object, name: string): (of: object, ...args: A) => T {
  const call = (prototype as Record<string, unknown>)[name] as (...args: A) => T;
  return (of, ...args) => Reflect.apply(call, of, args) as T;
}

export const nodeTypeOf = getter<number>(Node.prototype, 'nodeType');
export const parentOf = getter<Node | null>(Node.prototype, 'parentNode');
export const isConnected = getter<boolean>(Node.prototype, 'isConnected');
export const dataOf = getter<string>(CharacterData.prototype, 'data');
export const nameOf = getter<string>(Element.prototype, 'localName');
export const shadowOf = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
export const attributeOf = method<[name: string], string | null>(Element.prototype, 'getAttribute');
export const hasAttribute = method<[name: string], boolean>(Element.prototype, 'hasAttribute');
export const contains = method<[other: Node], boolean>(Node.prototype, 'contains');
export const append = method<[node: Node], Node>(Node.prototype, 'appendChild');
export const removeSelf = method<[], void>(Element.prototype, 'remove');

export const rootOf = getter<Element | null>(Document.prototype, 'documentElement');
export const titleOf = getter<string>(Document.prototype, 'title');
export const stateOf = getter<DocumentReadyState>(Document.prototype, 'readyState');
export const contentTypeOf = getter<string>(Document.prototype, 'contentType');
export const createElement = method<[name: string], HTMLElement>(Document.prototype, 'createElement');
export const elementAt = method<[x: number, y: number], Element | null>(Document.prototype, 'elementFromPoint');
export const queryFirst = method<[selector: string], Element | null>(Document.prototype, 'querySelector');
export const walk = method<[root: Node, show: number], TreeWalker>(Document.prototype, 'createTreeWalker');
