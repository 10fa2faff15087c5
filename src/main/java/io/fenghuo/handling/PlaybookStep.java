package io.fenghuo.handling;

import io.fenghuo.rule.Department;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;

/**
 * What one department has to have done by when.
 *
 * @param id unique within the playbook
 * @param department whose step it is
 * @param dueMillis after the incident's opening
 * @param text what is to be done
 */
public record PlaybookStep(String id, Department department, long dueMillis, LocalizedText text)
    implements Serializable {}
