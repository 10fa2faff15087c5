/**
 * Arguments of the commands: in come the words that a user typed, out go values that a command can
 * work with, or a sentence on what to type in their place. What can be seen to fail is refused
 * here, before a run of minutes. It must never read a file's content.
 */
package io.fenghuo.tool.argument;
