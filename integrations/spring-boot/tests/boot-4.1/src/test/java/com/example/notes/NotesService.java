package com.example.notes;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service with more than data access, of which a slice takes only that. */
@SpringBootApplication(proxyBeanMethods = false)
class NotesService {}
