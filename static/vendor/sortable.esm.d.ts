// The types of what dragging lists takes from SortableJS 1.15.

interface Moved {
  item: HTMLElement;
  from: HTMLElement;
  to: HTMLElement;
  oldIndex: number;
  newIndex: number;
  oldDraggableIndex: number;
  newDraggableIndex: number;
}

export interface Options {
  [name: string]: unknown;
  onStart?(moved: Moved): void;
  onMove?(moved: Moved): boolean | void;
  onEnd?(moved: Moved): void;
}

export default class Sortable {
  static create(list: HTMLElement, options: Options): Sortable;
  destroy(): void;
}
