"""Words of the panes: the desk as each of them shows it, a module a pane."""
